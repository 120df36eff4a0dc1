import { clock } from '@/lib/core/clock';
import type { OutsideResponse } from '@/lib/outgoing/fetch-outside';
import type { GitHub } from './github';

/** Further ahead than any limit lasts; a wrong clock at the other end. */
const MAX_AHEAD_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * What to say when GitHub answers no more for now.
 *
 * @returns a sentence with the time when it ends, or undefined for every other answer
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function describeRateLimit({ status, headers, url }: Pick<OutsideResponse, 'status' | 'headers' | 'url'>, { api, token }: GitHub): string | undefined {
  const isOver = headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after');
  if (status !== 429 && !(status === 403 && isOver)) return undefined;
  const end = endOf(headers);
  const until = end ? `until ${end.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'for now';
  const isApi = new URL(url).origin === new URL(api).origin;
  const advice = token === undefined ? ' A token in NEXUS_GITHUB_TOKEN raises the limit.' : ' The token in NEXUS_GITHUB_TOKEN has used up its limit.';
  return `${new URL(url).host} answers no more requests of this forum ${until}.${isApi ? advice : ''}`;
}

function endOf(headers: ReadonlyMap<string, string>): Date | undefined {
  const now = clock.now().getTime();
  const wait = headers.get('retry-after') ?? '';
  const reset = headers.get('x-ratelimit-reset') ?? '';
  const at = /^\d{1,9}$/.test(wait) ? now + Number(wait) * 1000 : wait === '' ? Number(/^\d{1,12}$/.exec(reset)?.[0] ?? NaN) * 1000 : Date.parse(wait);
  // To the minute, and never earlier than it ends.
  return at > now - 60_000 && at < now + MAX_AHEAD_MS ? new Date(Math.ceil(at / 60_000) * 60_000) : undefined;
}
