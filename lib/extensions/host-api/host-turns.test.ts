import { describe, expect, it } from 'vitest';
import { inTurn } from './host-turns';

const LIMITS = { perExtension: 2, inAll: 3 };
const life = () => new AbortController().signal;

/** Work that is done when it is told to be. */
function makeWork() {
  const started: string[] = [];
  const finish: (() => void)[] = [];
  const begin = (slug: string, name: string, signal = life()) => inTurn(slug, LIMITS, signal, () => new Promise<string>((resolve) => {
    started.push(name);
    finish.push(() => resolve(name));
  }));
  return { started, finish, begin };
}

/** Lets whoever can go on do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('turns of extensions', () => {
  it('so many of one extension, so many in all; who waits comes in order, but not before the share of another', async () => {
    const { started, finish, begin } = makeWork();
    const all = [begin('a', 'a1'), begin('a', 'a2'), begin('a', 'a3'), begin('a', 'a4'), begin('b', 'b1'), begin('b', 'b2')];
    await settle();
    expect(started).toEqual(['a1', 'a2', 'b1']);
    finish[2]?.();
    await settle();
    expect(started).toEqual(['a1', 'a2', 'b1', 'b2']);
    finish[0]?.();
    await settle();
    expect(started).toEqual(['a1', 'a2', 'b1', 'b2', 'a3']);
    for (let index = 1; index < 6; index += 1) {
      finish[index]?.();
      await settle();
    }
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1', 'b2']);
  });

  it('work that fails gives its turn on', async () => {
    const failing = Array.from({ length: 5 }, () => inTurn('a', LIMITS, life(), () => Promise.reject(new Error('no'))));
    for (const outcome of await Promise.allSettled(failing)) expect(outcome).toMatchObject({ reason: { message: 'no' } });
    expect(await inTurn('a', LIMITS, life(), async () => 'next')).toBe('next');
  });

  it('whose call ends while it waits is not begun', async () => {
    const { started, finish, begin } = makeWork();
    const running = [begin('a', 'a1'), begin('a', 'a2')];
    const gone = new AbortController();
    const waiting = begin('a', 'a3', gone.signal);
    const other = begin('a', 'a4');
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError', code: 'aborted' });
    await expect(begin('a', 'a5', gone.signal)).rejects.toMatchObject({ name: 'AbortError' });
    for (const index of [0, 1, 2]) {
      finish[index]?.();
      await settle();
    }
    expect(await Promise.all([...running, other])).toEqual(['a1', 'a2', 'a4']);
    expect(started).toEqual(['a1', 'a2', 'a4']);
  });
});
