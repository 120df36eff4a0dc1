import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { isDeeperThan } from '@/lib/core/json-problem';
import { processState } from '@/lib/core/process-state';
import { runCausedBy } from '@/lib/events/cause';
import { HostCallError } from '../runner/host-call-error';
import type { Json } from '../runner/json';
import { MAX_FRAME_BYTES, MAX_FRAME_DEPTH } from '../runner/protocol';
import { TokenBucket } from '../runner/token-bucket';
import type { AnswerHost } from '../runner/types';
import { hostKnobs } from './host-knobs';
import { findMember } from './members';
import type { HostMember } from './members-types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Answers one call of `nexus`: looks the member up, holds capability, rate and size against it, reads the arguments by its
 * schema and runs it for whom the forum knows to be asking. What it writes is known to be caused by the extension.
 * @throws HostCallError UnknownMemberError, CapabilityError, RateLimitError, TooLargeError, ArgumentError; what the member throws
 */
export const answerHost: AnswerHost = async (slug, capabilities, name, args, call) => {
  const member = findMember(name);
  if (!member) throw new HostCallError('UnknownMemberError', `This forum does not offer nexus.${name}.`, 'unknown_member');
  requireCapability(name, member, capabilities);
  takeTurn(slug, name, member);
  requireFit(name, args);
  const parsed = member.args.safeParse(args);
  if (!parsed.success) throw new HostCallError('ArgumentError', `nexus.${name}: ${describeIssues(parsed.error)}`, 'invalid_argument');
  const cause = { slug, depth: call.depth, correlationId: UUID.test(call.correlationId) ? call.correlationId : randomUUID() };
  return runCausedBy(cause, () => member.run({ ...call, slug, capabilities }, parsed.data));
};

function requireCapability(name: string, { capability }: HostMember, granted: readonly string[]): void {
  if (!capability || granted.includes(capability)) return;
  throw new HostCallError('CapabilityError', `nexus.${name} needs the capability "${capability}". Add it to "capabilities" in manifest.json.`, 'capability_missing', { capability, field: 'capabilities' });
}

// One bucket for everything that an extension asks for, and one more for members that cost others something.
function takeTurn(slug: string, name: string, { rate }: HostMember): void {
  const knobs = hostKnobs();
  take(slug, knobs.hostCallsPerSecond, `nexus: more than ${knobs.hostCallsPerSecond} calls a second.`);
  if (rate) take(`${slug} ${name}`, knobs[rate], `nexus.${name}: more than ${knobs[rate]} calls a second.`);
}

function take(key: string, perSecond: number, message: string): void {
  const buckets = processState('extensions.host-buckets', () => new Map<string, { perSecond: number; bucket: TokenBucket }>());
  const known = buckets.get(key);
  const { bucket } = known?.perSecond === perSecond ? known : { bucket: new TokenBucket(perSecond) };
  if (known?.bucket !== bucket) buckets.set(key, { perSecond, bucket });
  if (!bucket.take()) throw new HostCallError('RateLimitError', message, 'rate_limited', { retry_after_ms: bucket.waitMs() });
}

// Frames are held to the same limits when they arrive; this is for whoever calls without one.
function requireFit(name: string, args: Json[]): void {
  if (isDeeperThan(args, MAX_FRAME_DEPTH)) throw new HostCallError('TooLargeError', `nexus.${name}: what you send is nested more than ${MAX_FRAME_DEPTH} levels deep.`, 'too_deep');
  const bytes = Buffer.byteLength(JSON.stringify(args));
  if (bytes > MAX_FRAME_BYTES) throw new HostCallError('TooLargeError', `nexus.${name}: what you send is ${bytes} bytes long as JSON; at most ${MAX_FRAME_BYTES} fit.`, 'too_large');
}

function describeIssues({ issues }: z.ZodError): string {
  return issues.slice(0, 5).map(({ path: [first, ...rest], message }) => (typeof first === 'number' ? `argument ${[first + 1, ...rest].join('.')}: ${message}` : message)).join('; ');
}
