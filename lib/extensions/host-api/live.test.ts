import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { allowedTopics } from '@/lib/api/live-topics';
import type { Viewer } from '@/lib/auth/viewer';
import { resetProcessState } from '@/lib/core/process-state';
import { getPool } from '@/lib/db/pool';
import { announce } from '@/lib/realtime/announce';
import { startListening, stopListening } from '@/lib/realtime/listener';
import { openStream } from '@/lib/realtime/open-stream';
import { createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { installManifest } from '../testing';
import { askHost } from './testing';

useTestDatabase();
let member: Viewer;
beforeAll(async () => {
  await startListening();
  member = await createViewer();
  await installManifest({ slug: 'polls' });
  await installManifest({ slug: 'off', enabled: false });
});
afterAll(stopListening);
beforeEach(() => resetProcessState('extensions.host-buckets'));

/** Reads a stream until it has said `end`, and gives the data of all its messages. */
async function readUntil(viewer: Viewer | null, topics: string[], end: string, say: () => Promise<unknown>): Promise<unknown[]> {
  const reader = openStream(viewer, topics).getReader();
  const decoder = new TextDecoder();
  let text = decoder.decode((await reader.read()).value);
  await say();
  while (!text.includes(end)) text += decoder.decode((await reader.read()).value);
  await reader.cancel();
  return text.split('\n\n').flatMap((block) => (block.startsWith('data: ') ? [JSON.parse(block.slice(6))] : []));
}

const publish = (topic: string, data: never | object | number | string, options?: object) => askHost('live.publish', [topic, JSON.parse(JSON.stringify(data)), ...(options ? [JSON.parse(JSON.stringify(options))] : [])]);

it('brings data to the pages that listen, in order, larger than a NOTIFY can carry', async () => {
  const topics = await allowedTopics(null, ['ext:polls:poll:12']);
  const large = { text: 'x'.repeat(16_000) };
  const heard = await readUntil(null, topics, '"last"', async () => {
    await publish('poll:12', { total: 7 });
    await publish('poll:13', 'elsewhere');
    await publish('poll:12', large);
    await publish('poll:12', 'last');
  });
  expect(heard).toEqual([{ total: 7 }, large, 'last'].map((data) => ({ topic: 'ext:polls:poll:12', event: 'message', data })));
});

it('keeps what is for some from the others', async () => {
  const say = async () => {
    await publish('t', 'for one', { userIds: [member.id] });
    await publish('t', 'for nobody', { userIds: [] });
    await publish('t', 'for all');
  };
  const [guest, one, other] = [await readUntil(null, ['ext:polls:t'], 'for all', say), await readUntil(member, ['ext:polls:t'], 'for all', say), await readUntil(await createViewer(), ['ext:polls:t'], 'for all', say)];
  const dataOf = (heard: unknown[]) => heard.map((message) => (typeof message === 'object' && message !== null && 'data' in message ? message.data : null));
  expect([dataOf(guest), dataOf(one), dataOf(other)]).toEqual([['for all'], ['for one', 'for all'], ['for all']]);
});

it('believes no NOTIFY: a message that is not there says nothing', async () => {
  const heard = await readUntil(null, ['ext:polls:t', 'ext:polls:end'], 'done', async () => {
    await announce({ topic: 'ext:polls:t', event: 'message', id: 999_999 });
    await announce({ topic: 'ext:polls:t', event: 'message' });
    await publish('t', 'done');
  });
  expect(heard).toHaveLength(1);
});

it('refuses topics of extensions that are switched off or were never there, and names that are none', async () => {
  expect(await allowedTopics(null, ['ext:polls:t', 'ext:off:t', 'ext:nothing:t', 'ext:polls:', 'ext:polls:a b', 'ext::t', 'ext:polls', 'sessions'])).toEqual(['ext:polls:t']);
  await getPool().query(`UPDATE extensions SET enabled = false WHERE slug = 'polls'`);
  // The server hears of one after the other: when the second is here, the first has had its turn.
  const said = await readUntil(null, ['ext:polls:t', 'feed'], 'marker', async () => {
    await publish('t', 'too late');
    await announce({ topic: 'feed', event: 'marker' });
  });
  expect(said).toHaveLength(1);
  await getPool().query(`UPDATE extensions SET enabled = true WHERE slug = 'polls'`);
  expect(await readUntil(null, ['ext:polls:t'], 'on again', () => publish('t', 'on again'))).toHaveLength(1);
});

it('holds a message to 16 KB and a topic to its alphabet', async () => {
  await expect(publish('t', 'x'.repeat(16_383))).rejects.toMatchObject({ name: 'TooLargeError', code: 'too_large' });
  for (const topic of ['', 'a b', 'ü', 'x'.repeat(101), 'a,b']) await expect(publish(topic, 1)).rejects.toMatchObject({ name: 'ArgumentError', message: expect.stringContaining('nexus.live.publish: topic must be 1 to 100 letters, digits and _ - . : /') });
});

it('refuses ids that nobody can have', async () => {
  for (const id of [0, -1, 2_147_483_648]) await expect(publish('t', 1, { userIds: [member.id, id] })).rejects.toMatchObject({ name: 'ArgumentError' });
});

it('throws old messages away', async () => {
  await getPool().query(`INSERT INTO live_messages (topic, data, created_at) VALUES ('ext:polls:old', '1', now() - interval '2 minutes')`);
  resetProcessState('realtime.messages');
  await publish('t', 1);
  const { rows } = await getPool().query<{ topic: string }>('SELECT DISTINCT topic FROM live_messages');
  expect(rows).not.toContainEqual({ topic: 'ext:polls:old' });
});
