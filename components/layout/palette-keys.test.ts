import { describe, expect, it } from 'vitest';
import { opensPalette } from './palette-keys';

const nothing = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, defaultPrevented: false, isComposing: false, target: null };
const inside = (matches: boolean) => Object.assign(new EventTarget(), { closest: () => (matches ? {} : null) });

describe('opensPalette', () => {
  it.each([
    [{ key: 'k', ctrlKey: true }, true],
    [{ key: 'K', metaKey: true }, true],
    [{ key: 'k', ctrlKey: true, shiftKey: true }, false],
    [{ key: 'k', ctrlKey: true, defaultPrevented: true }, false],
    [{ key: 'k' }, false],
    [{ key: '/' }, true],
    [{ key: '/', shiftKey: true }, true],
    [{ key: '/', ctrlKey: true }, false],
    [{ key: '/', altKey: true }, false],
    [{ key: '/', isComposing: true }, false],
    [{ key: '/', target: inside(false) }, true],
    [{ key: '/', target: inside(true) }, false],
    [{ key: 'k', ctrlKey: true, target: inside(true) }, true],
  ])('%j: %s', (press, opens) => {
    expect(opensPalette({ ...nothing, ...press })).toBe(opens);
  });
});
