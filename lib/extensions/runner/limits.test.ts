import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOffMs } from './back-off';
import { knobTable, withOverrides } from './knobs';
import { Liveness } from './liveness';
import { LogBuffer } from './log-buffer';
import { TokenBucket } from './token-bucket';

describe('back-off', () => {
  it('doubles from 250 ms to 30 s, a fifth more or less', () => {
    const knobs = withOverrides();
    expect([1, 2, 3, 4, 8, 9, 50, 2_000].map((crashes) => backOffMs(crashes, knobs, () => 0.5))).toEqual([250, 500, 1_000, 2_000, 30_000, 30_000, 30_000, 30_000]);
    expect(backOffMs(1, knobs, () => 0)).toBe(200);
    expect(backOffMs(1, knobs, () => 1)).toBe(300);
  });
});

describe('knobs', () => {
  it('are replaced one by one, unknown names ignored', () => {
    const knobs = withOverrides({ startMs: 9_000, gone: 1, toString: 2 });
    expect(knobs.startMs).toBe(9_000);
    expect(Object.keys(knobs)).toEqual(Object.keys(knobTable));
    expect(knobs.stopMs).toBe(knobTable.stopMs.value);
  });
});

describe('a bucket of tokens', () => {
  it('holds a second’s worth and refills steadily', () => {
    let now = 0;
    const bucket = new TokenBucket(100, () => now);
    expect(bucket.take(100)).toBe(true);
    expect(bucket.take()).toBe(false);
    expect(bucket.waitMs()).toBe(10);
    now = 50;
    expect([bucket.take(5), bucket.take()]).toEqual([true, false]);
    now = 60_000;
    expect([bucket.take(100), bucket.take()]).toEqual([true, false]);
    bucket.force(50);
    expect(bucket.waitMs()).toBe(510);
  });
});

describe('a log', () => {
  it('keeps the last lines, within its size', () => {
    const log = new LogBuffer({ linesPerSecond: 10_000, bytes: 1_000, shown: 3 });
    for (let line = 0; line < 50; line += 1) log.add('info', 'log', `line ${line}`);
    expect(log.lines().map(({ message }) => message)).toEqual(['line 47', 'line 48', 'line 49']);
    log.add('info', 'log', 'x'.repeat(990));
    expect(log.lines().map(({ message }) => message.length)).toEqual([7, 990]);
  });

  it('spells out what a terminal would obey and what turns the text around', () => {
    const log = new LogBuffer({ linesPerSecond: 10, bytes: 1_000, shown: 3 });
    log.add('info', 'log', 'a\u001b[2J\u001b]0;title\u0007b\0\u202ec');
    expect(log.lines()).toMatchObject([{ message: 'a\\u{1b}[2J\\u{1b}]0;title\\u{7}b\\u{0}\\u{202e}c' }]);
  });

  it('counts what it drops, but not what the forum says', () => {
    const log = new LogBuffer({ linesPerSecond: 2, bytes: 10_000, shown: 10 });
    for (let line = 0; line < 6; line += 1) log.add('info', 'log', `line ${line}`);
    log.add('error', 'forum', 'The runner ended.');
    expect(log.lines().map(({ message }) => message)).toEqual(['line 0', 'line 1', '4 lines were dropped: more than 2 a second.', 'The runner ended.']);
  });
});

describe('liveness', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const pings: number[] = [];
  const dead: string[] = [];
  let processorMs: number | null = null;
  let isHeard = true;
  const make = () => {
    pings.length = 0;
    dead.length = 0;
    return new Liveness({ pingEveryMs: 5_000, graceMs: 250, ping: (id) => void pings.push(id), isHeard: () => isHeard, processorMs: async () => processorMs, onDead: (reason) => void dead.push(reason) });
  };

  it('asks every five seconds, and gives up on one that does not answer', async () => {
    const liveness = make();
    liveness.start();
    await vi.advanceTimersByTimeAsync(5_000);
    liveness.pong(1);
    await vi.advanceTimersByTimeAsync(9_000);
    expect([pings, dead]).toEqual([[1, 2], []]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(dead[0]).toBe('It did not answer for 5 s.');
    liveness.stop();
  });

  it('probes one whose handler is late', async () => {
    const liveness = make();
    void liveness.probe('GET /a');
    await vi.advanceTimersByTimeAsync(10);
    liveness.pong(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(dead).toEqual([]);
    void liveness.probe('GET /b');
    liveness.pong(99);
    await vi.advanceTimersByTimeAsync(300);
    expect(dead).toEqual(['GET /b missed its deadline and kept the runner from answering.']);
  });

  it('does not blame one whose answers the forum leaves unread', async () => {
    const liveness = make();
    isHeard = false;
    liveness.start();
    void liveness.probe('GET /a');
    await vi.advanceTimersByTimeAsync(20_000);
    isHeard = true;
    await vi.advanceTimersByTimeAsync(100);
    liveness.pong(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(dead).toEqual([]);
    liveness.stop();
  });

  it('waits for one that gets no processor, five seconds at most', async () => {
    const liveness = make();
    processorMs = 40;
    void liveness.probe('GET /slow');
    await vi.advanceTimersByTimeAsync(4_900);
    expect(dead).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(dead).toEqual(['GET /slow missed its deadline and kept the runner from answering.']);
    dead.length = 0;
    void liveness.probe('GET /loop');
    await vi.advanceTimersByTimeAsync(300);
    expect(dead).toEqual([]);
    processorMs = 200;
    await vi.advanceTimersByTimeAsync(300);
    expect(dead).toEqual(['GET /loop missed its deadline and kept the runner from answering.']);
  });
});
