const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Further away than this a date says more. */
const FAR_MS = 30 * DAY_MS;

const relative = new Intl.RelativeTimeFormat('en');
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** When something is: `in 3 days`, `5 hours ago`, `on 1 Jan 2099`. @param now in ms */
export function describeTime(time: string, now: number): string {
  const distance = Date.parse(time) - now;
  const length = Math.abs(distance);
  if (length > FAR_MS) return `on ${date.format(new Date(time))}`;
  if (length >= 2 * DAY_MS) return relative.format(Math.round(distance / DAY_MS), 'day');
  if (length >= 2 * HOUR_MS) return relative.format(Math.round(distance / HOUR_MS), 'hour');
  if (length >= MINUTE_MS) return relative.format(Math.round(distance / MINUTE_MS), 'minute');
  return distance > 0 ? 'in less than a minute' : 'just now';
}
