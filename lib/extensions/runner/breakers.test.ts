import { describe, expect, it } from 'vitest';
import { Breakers, type Outcome } from './breakers';
import { withOverrides } from './knobs';

function makeBreakers() {
  const time = { now: 0 };
  const breakers = new Breakers(() => withOverrides(), () => time.now);
  const run = (label: string, ...outcomes: Outcome[]) => outcomes.forEach((outcome) => breakers.admit(label).ok && breakers.record(label, outcome));
  const isOpen = (label: string) => !breakers.admit(label).ok;
  return { breakers, run, isOpen, time };
}

const times = (count: number, value: Outcome) => Array.from({ length: count }, () => value);

describe('a breaker', () => {
  it('opens after five errors in a row, for that handler alone', () => {
    const { breakers, run, isOpen } = makeBreakers();
    run('a', ...times(4, 'error'));
    expect(isOpen('a')).toBe(false);
    run('a', 'error');
    expect(breakers.admit('a')).toEqual({ ok: false, waitMs: 30_000 });
    expect(isOpen('b')).toBe(false);
    expect(breakers.open()).toEqual(['a']);
  });

  it('opens when half of the last twenty are errors', () => {
    const { run, isOpen } = makeBreakers();
    run('a', ...times(10, 'ok').flatMap((ok) => ['error' as const, ok]).slice(0, 19));
    expect(isOpen('a')).toBe(false);
    run('a', 'ok');
    expect(isOpen('a')).toBe(true);
  });

  it('does not open after five that were late, but when half of the last twenty were', () => {
    const { run, isOpen } = makeBreakers();
    run('a', ...times(10, 'ok'), ...times(9, 'late'));
    expect(isOpen('a')).toBe(false);
    run('a', 'late');
    expect(isOpen('a')).toBe(true);
    run('b', ...times(4, 'error'), 'late', 'error');
    expect(isOpen('b')).toBe(true);
  });

  it('says when it opens, and for how long', () => {
    const { breakers } = makeBreakers();
    expect(times(6, 'error').map((outcome) => breakers.record('a', outcome))).toEqual([0, 0, 0, 0, 30_000, 0]);
  });

  it('stays closed when fewer fail', () => {
    const { run, isOpen } = makeBreakers();
    for (let round = 0; round < 50; round += 1) run('a', 'error', 'ok', 'ok', 'error', 'ok');
    expect(isOpen('a')).toBe(false);
  });

  it('lets one call try when its time has passed; the others still wait', () => {
    const { run, isOpen, time, breakers } = makeBreakers();
    run('a', ...times(5, 'error'));
    time.now = 30_000;
    expect(breakers.admit('a')).toEqual({ ok: true });
    expect(isOpen('a')).toBe(true);
    breakers.record('a', 'ok');
    expect(isOpen('a')).toBe(false);
    run('a', ...times(4, 'error'));
    expect(isOpen('a')).toBe(false);
  });

  it('opens for twice as long each time the trial fails, five minutes at most', () => {
    const { run, time, breakers } = makeBreakers();
    run('a', ...times(5, 'error'));
    const waits: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const admission = breakers.admit('a');
      if (admission.ok) throw new Error('It should be open.');
      waits.push(admission.waitMs);
      time.now += admission.waitMs;
      run('a', 'error');
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it('tries again when the trial never reached the handler', () => {
    const { run, time, breakers, isOpen } = makeBreakers();
    run('a', ...times(5, 'error'));
    time.now = 30_000;
    expect(breakers.admit('a').ok).toBe(true);
    breakers.abandon('a');
    expect(isOpen('a')).toBe(false);
  });

  it('keeps no more labels than handlers there can be', () => {
    const { run, breakers, isOpen } = makeBreakers();
    run('first', ...times(5, 'error'));
    for (let n = 0; n < 600; n += 1) run(`made up ${n}`, 'error');
    expect(isOpen('first')).toBe(false);
    expect(breakers.open()).toEqual([]);
  });
});
