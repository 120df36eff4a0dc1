import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAnnouncer } from './create-announcer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says what others do at once, then the last of it, no oftener than every twenty seconds', () => {
  const said: string[] = [];
  const announcer = createAnnouncer((words) => said.push(words));
  for (const words of ['1 voter', '2 voters', '3 voters']) announcer.soon(words);
  expect(said).toEqual(['1 voter']);
  vi.advanceTimersByTime(20_000);
  expect(said).toEqual(['1 voter', '3 voters']);
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['1 voter', '3 voters']);
  announcer.soon('4 voters');
  expect(said.at(-1)).toBe('4 voters');
});

it('says at once what the person has done, and forgets what was waiting', () => {
  const said: string[] = [];
  const announcer = createAnnouncer((words) => said.push(words));
  announcer.soon('1 voter');
  announcer.soon('2 voters');
  announcer.now('Your vote: Green. 3 voters.');
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['1 voter', 'Your vote: Green. 3 voters.']);
  announcer.now('Withdrawn');
  announcer.soon('never heard');
  announcer.stop();
  vi.advanceTimersByTime(60_000);
  expect(said.at(-1)).toBe('Withdrawn');
});
