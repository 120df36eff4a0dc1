import { z } from 'zod';
import { publishLiveMessage } from '@/lib/realtime/live-messages';
import { isTopic, liveTopicName, TOPIC_RULE } from '../live-topic';
import { HostCallError } from '../runner/host-call-error';
import { jsonSchema } from '../runner/json';
import { defineMember } from './define-member';
import { hostKnobs } from './host-knobs';

const topicArg = z.string().refine(isTopic, `must be ${TOPIC_RULE}`);
const optionsArg = z.strictObject({ userIds: z.array(z.int().min(1).max(2_147_483_647)).max(1_000).optional() }).nullish();

/** `nexus.live.publish(topic, data, {userIds?})`. @throws HostCallError TooLargeError */
const publish = defineMember({
  args: z.tuple([topicArg, jsonSchema, optionsArg]),
  rate: 'liveMessagesPerSecond',
  run: async ({ slug }, [topic, data, options]) => {
    const bytes = Buffer.byteLength(JSON.stringify(data));
    const { liveBytes } = hostKnobs();
    if (bytes > liveBytes) throw new HostCallError('TooLargeError', `nexus.live.publish: the data is ${bytes} bytes long as JSON; at most ${liveBytes} fit. Say what changed, and have the page read it.`, 'too_large');
    const userIds = options?.userIds;
    // Nobody is named: nobody hears it. Without the option everybody does.
    if (userIds?.length !== 0) await publishLiveMessage({ topic: liveTopicName(slug, topic), data, userIds });
    return null;
  },
});

/** Messages to open pages. */
export const liveMembers = { 'live.publish': publish };
