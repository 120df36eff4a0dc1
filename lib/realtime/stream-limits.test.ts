import { describe, expect, it } from 'vitest';
import { takeStreamPlace } from './stream-limits';

describe('takeStreamPlace', () => {
  it('gives an address a hundred places, and each back once', () => {
    const places = Array.from({ length: 100 }, () => takeStreamPlace('192.0.2.1'));
    expect(() => takeStreamPlace('192.0.2.1')).toThrow('Too many live streams are open.');
    const elsewhere = takeStreamPlace('192.0.2.2');
    places[0]?.();
    places[0]?.();
    places.push(takeStreamPlace('192.0.2.1'));
    expect(() => takeStreamPlace('192.0.2.1')).toThrow('Too many live streams are open.');
    for (const giveBack of [...places, elsewhere]) giveBack();
    takeStreamPlace('192.0.2.1')();
  });
});
