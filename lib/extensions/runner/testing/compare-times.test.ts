import { expect, test } from 'vitest';
import { compareWithBefore, middleOf, percentile, ratioOf, type Times } from './compare-times';

const calm: Times = { forum: 10, neighbour: 20, control: 4, lowControl: 5 };
const times = (forum: number, neighbour: number, control: number, lowControl = 5): Times => ({ forum, neighbour, control, lowControl });
const inTurn = (windows: Times[]) => async () => windows.shift() ?? calm;

test('what is slower in the forum or in the neighbour counts, what is slower everywhere does not', () => {
  expect(ratioOf(calm, times(20, 20, 4))).toBe(2);
  expect(ratioOf(calm, times(10, 50, 4))).toBe(2.5);
  expect(ratioOf(calm, times(30, 60, 12))).toBe(1);
  expect(ratioOf(calm, times(10, 20, 1))).toBe(1);
  expect(ratioOf(calm, times(10, 60, 4, 15))).toBe(1);
  expect(ratioOf(calm, times(30, 20, 4, 15))).toBe(3);
});

test('one unlucky window is made good by the next ones', async () => {
  expect(await compareWithBefore(calm, inTurn([times(80, 20, 4), calm]))).toMatchObject({ ratio: 1, windows: { length: 2 } });
  expect(await compareWithBefore(calm, inTurn([times(80, 20, 4), times(90, 20, 4), calm, calm]))).toMatchObject({ ratio: 1, windows: { length: 4 } });
});

test('a forum that stays slower is found out, also on a machine that is now and then busy', async () => {
  const slow = Array.from({ length: 20 }, (_, window) => (window % 4 === 0 ? times(40, 70, 9) : times(20, 25, window % 3 === 0 ? 5 : 4)));
  slow[5] = calm;
  const { ratio, windows } = await compareWithBefore(calm, inTurn(slow));
  expect(ratio).toBeGreaterThan(1.5);
  expect(windows).toHaveLength(15);
});

test('a machine that is busy most of the time is no fault of the forum’s', async () => {
  const noisy = Array.from({ length: 20 }, (_, window) => (window % 5 === 4 ? calm : times(30, 80, 4)));
  expect(await compareWithBefore(calm, inTurn(noisy))).toMatchObject({ ratio: 1, windows: { length: 15 } });
});

test('the middle of windows, and of times all but one in a hundred', () => {
  expect(middleOf([times(1, 9, 5), times(3, 7, 4), times(2, 8, 6)])).toEqual(times(2, 8, 5));
  expect(percentile(Array.from({ length: 200 }, (_, index) => index), 0.99)).toBe(198);
  expect(percentile([], 0.99)).toBe(0);
});
