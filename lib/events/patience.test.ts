import { expect, it } from 'vitest';
import { createPatience } from './patience';

it('waits for a while with one event, and then for nobody slow for a while', () => {
  let time = 0;
  const patience = createPatience({ waitMs: 100, graceMs: 1000, time: () => time });
  const waiting = { slug: 'b', waitsFor: 'a', eventId: '1' };
  expect(patience.isOver(waiting)).toBe(false);
  time = 99;
  expect(patience.isOver(waiting)).toBe(false);
  expect(patience.isOver({ ...waiting, eventId: '2' })).toBe(false);
  time = 198;
  expect(patience.isOver({ ...waiting, eventId: '2' })).toBe(false);
  expect(patience.listSlow()).toEqual([]);
  time = 199;
  expect(patience.isOver({ ...waiting, eventId: '2' })).toBe(true);
  expect(patience.listSlow()).toEqual(['a']);
  time = 1198;
  expect(patience.listSlow()).toEqual(['a']);
  time = 1199;
  expect(patience.listSlow()).toEqual([]);
});
