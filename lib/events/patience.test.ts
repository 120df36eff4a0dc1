import { expect, it } from 'vitest';
import { createPatience } from './patience';

it('bears with one that is slow for once, and then waits for nobody slow for a while', () => {
  let time = 0;
  const patience = createPatience({ waitMs: () => 100, firstWaitMs: () => 300, graceMs: 1000, time: () => time });
  const isOverAt = (at: number, eventId: string) => {
    time = at;
    return patience.isOver({ slug: 'b', waitsFor: 'a', eventId });
  };
  // Slow once, with the first event: the whole of a handler's time is waited.
  expect([isOverAt(0, '1'), isOverAt(99, '1'), isOverAt(299, '1')]).toEqual([false, false, false]);
  // Slow again with the second.
  expect([isOverAt(310, '2'), isOverAt(409, '2')]).toEqual([false, false]);
  expect(patience.listSlow()).toEqual([]);
  expect(isOverAt(410, '2')).toBe(true);
  expect(patience.listSlow()).toEqual(['a']);
  time = 1409;
  expect(patience.listSlow()).toEqual(['a']);
  time = 1410;
  expect(patience.listSlow()).toEqual([]);
});

it('waits for nobody who does not answer at all', () => {
  let time = 0;
  const patience = createPatience({ waitMs: () => 100, firstWaitMs: () => 300, time: () => time });
  const waiting = { slug: 'b', waitsFor: 'a', eventId: '1' };
  expect(patience.isOver(waiting)).toBe(false);
  time = 300;
  expect(patience.isOver(waiting)).toBe(true);
  expect(patience.listSlow()).toEqual(['a']);
});
