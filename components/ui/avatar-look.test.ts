import { describe, expect, it } from 'vitest';
import { hueOf, initialsOf } from './avatar-look';

describe('initialsOf', () => {
  it.each([
    ['', '?'],
    ['   ', '?'],
    ['🎉', '?'],
    ['ada', 'A'],
    ['Ada Lovelace', 'AL'],
    ['ada_lovelace', 'AL'],
    ['Ada King of Lovelace', 'AL'],
    ['élodie durand', 'ÉD'],
    ['عمر خيام', 'عخ'],
    ['𠮷田', '𠮷'],
    ['(Bo)', 'B'],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('hueOf', () => {
  it('is the same for every spelling of case and stays on the wheel', () => {
    expect(hueOf('Ada')).toBe(hueOf('ada'));
    for (const name of ['', 'a', 'b', 'zoe', '𠮷田']) {
      expect(hueOf(name)).toBeGreaterThanOrEqual(0);
      expect(hueOf(name)).toBeLessThan(360);
    }
  });

  it('spreads names over the wheel', () => {
    const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`member${index}`)));
    expect(hues.size).toBe(24);
  });
});
