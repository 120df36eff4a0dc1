import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRefetcher } from './create-refetcher';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('reads once for many hints, and once more for those that came while it read', async () => {
  const finish: (() => void)[] = [];
  const read = vi.fn(() => new Promise<void>((resolve) => void finish.push(resolve)));
  const refetcher = createRefetcher(read, () => 100);
  refetcher.ask();
  refetcher.ask();
  expect(read).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(read).toHaveBeenCalledTimes(1);
  refetcher.ask();
  refetcher.ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(read).toHaveBeenCalledTimes(1);
  finish[0]?.();
  await vi.advanceTimersByTimeAsync(100);
  expect(read).toHaveBeenCalledTimes(2);
  finish[1]?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(read).toHaveBeenCalledTimes(2);
});

it('reads nothing after it was stopped', async () => {
  const read = vi.fn(async () => undefined);
  const refetcher = createRefetcher(read, () => 100);
  refetcher.ask();
  refetcher.stop();
  refetcher.ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(read).not.toHaveBeenCalled();
});
