const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface RelativeTimeInput {
  /** Milliseconds since the epoch. */
  at: number;
  now: number;
  /** long: "5 minutes ago" · short: "5m", for rows. */
  style?: 'long' | 'short';
}

/**
 * A moment as people say it; beyond thirty days it is a date. Dates are in UTC and spelled here, not by Intl, so that
 * the server and any browser write the same characters.
 */
export function relativeTime({ at, now, style = 'long' }: RelativeTimeInput): string {
  const age = now - at;
  // A clock that runs behind the server's is no reason to talk about the future.
  if (age < MINUTE) return style === 'short' ? 'now' : 'just now';
  if (age < HOUR) return phrase(Math.floor(age / MINUTE), 'minute', 'm', style);
  if (age < DAY) return phrase(Math.floor(age / HOUR), 'hour', 'h', style);
  if (age < 30 * DAY) return phrase(Math.floor(age / DAY), 'day', 'd', style);
  return shortDate(new Date(at), new Date(now));
}

function phrase(count: number, unit: string, letter: string, style: 'long' | 'short'): string {
  if (style === 'short') return `${count}${letter}`;
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

function shortDate(date: Date, now: Date): string {
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return date.getUTCFullYear() === now.getUTCFullYear() ? day : `${day} ${date.getUTCFullYear()}`;
}

/** The exact moment in UTC, the same on server and client: "12 Mar 2026, 14:05 UTC". */
export function exactTime(at: number): string {
  const date = new Date(at);
  const clock = [date.getUTCHours(), date.getUTCMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${clock} UTC`;
}
