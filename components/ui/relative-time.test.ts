import { describe, expect, it } from 'vitest';
import { exactTime, relativeTime } from './relative-time';

const now = Date.UTC(2026, 6, 15, 12);
const seconds = (count: number) => now - count * 1000;
const hours = (count: number) => seconds(count * 3600);

describe('relativeTime', () => {
  it.each([
    [now + 90_000, 'just now', 'now'],
    [seconds(59), 'just now', 'now'],
    [seconds(60), '1 minute ago', '1m'],
    [seconds(3599), '59 minutes ago', '59m'],
    [hours(1), '1 hour ago', '1h'],
    [hours(23.9), '23 hours ago', '23h'],
    [hours(24), '1 day ago', '1d'],
    [hours(24 * 29), '29 days ago', '29d'],
    [hours(24 * 30), '15 Jun', '15 Jun'],
    [Date.UTC(2025, 11, 31, 23, 59), '31 Dec 2025', '31 Dec 2025'],
  ])('says %d as %j and %j', (at, long, short) => {
    expect(relativeTime({ at, now })).toBe(long);
    expect(relativeTime({ at, now, style: 'short' })).toBe(short);
  });
});

describe('exactTime', () => {
  it('pads the clock and names the zone', () => {
    expect(exactTime(Date.UTC(2026, 2, 5, 4, 7))).toBe('5 Mar 2026, 04:07 UTC');
  });
});
