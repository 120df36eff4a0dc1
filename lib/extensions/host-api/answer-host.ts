import { randomUUID } from 'node:crypto';
import { plainWords } from '@nexus/sdk/manifest/plain-words';
import { forumVersion } from '@/lib/core/forum-version';
import { isDeeperThan } from '@/lib/core/json-problem';
import { processState } from '@/lib/core/process-state';
import { runCausedBy } from '@/lib/events/cause';
import { HostCallError } from '../runner/host-call-error';
import type { Json } from '../runner/json';
import { MAX_FRAME_BYTES, MAX_FRAME_DEPTH } from '../runner/protocol';
import { TokenBucket } from '../runner/token-bucket';
import type { AnswerHost } from '../runner/types';
import { describeArguments } from './describe-arguments';
import { hostKnobs } from './host-knobs';
import { inTurn } from './host-turns';
import { findMember } from './members';
import type { HostMember } from './members-types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Answers one call of `nexus`: looks the member up, holds capability, rate and size against it, reads the arguments by its
 * schema and runs it for whom the forum knows to be asking. What it writes is known to be caused by the extension.
 * @throws HostCallError NotAvailableError, CapabilityError, RateLimitError, TooLargeError, ArgumentError; what the member throws
 */
export const answerHost: AnswerHost = async (slug, capabilities, name, args, call) => {
  const member = findMember(name);
  if (!member) throw new HostCallError('NotAvailableError', `nexus.${name} is not available in Nexus ${forumVersion()}.`, 'not_available');
  requireCapability(name, member, capabilities);
  takeTokens(slug, name, member, call.isBackground);
  requireFit(name, args);
  const parsed = member.args.safeParse(args, { error: plainWords });
  if (!parsed.success) throw new HostCallError('ArgumentError', describeArguments(name, args, parsed.error), 'invalid_argument');
  const cause = { slug, depth: call.depth, correlationId: UUID.test(call.correlationId) ? call.correlationId : randomUUID() };
  const run = () => runCausedBy(cause, () => member.run({ ...call, slug, capabilities }, parsed.data));
  if (member.hasOwnConnections) return run();
  const { hostCallsAtOnce: perExtension, hostCallsAtOnceInAll: inAll } = hostKnobs();
  return inTurn(slug, { perExtension, inAll }, call.signal, run);
};

function requireCapability(name: string, { capability }: HostMember, granted: readonly string[]): void {
  if (!capability || granted.includes(capability)) return;
  throw new HostCallError('CapabilityError', `nexus.${name} needs the capability "${capability}". Add it to "capabilities" in manifest.json.`, 'capability_missing', { capability, field: 'capabilities' });
}

// How fast a runner may call at all, its channel sees to: whoever is popular waits a little and is not refused. Held to less
// is what nobody waits for, and what costs others something.
function takeTokens(slug: string, name: string, { rate }: HostMember, isBackground = false): void {
  const knobs = hostKnobs();
  if (isBackground) take(`${slug} background`, knobs.backgroundCallsPerSecond, `nexus: more than ${knobs.backgroundCallsPerSecond} calls a second outside of a request, an event or a hook.`);
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
