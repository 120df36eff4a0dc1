import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSecret, sealSecret } from './seal-secret';

const place = { slug: 'mailer', key: 'api_key' };

beforeEach(() => vi.stubEnv('NEXTAUTH_SECRET', 'the master secret of this forum, long enough'));
afterEach(() => vi.unstubAllEnvs());

describe('sealSecret', () => {
  it('opens where it was sealed, and looks different each time', () => {
    const [first, second] = [sealSecret(place, 'geheim ✓'), sealSecret(place, 'geheim ✓')];
    expect(openSecret(place, first)).toBe('geheim ✓');
    expect(Buffer.from(first).equals(second)).toBe(false);
    expect(Buffer.from(first).includes('geheim')).toBe(false);
    expect(openSecret(place, sealSecret(place, ''))).toBe('');
  });

  it.each([
    { slug: 'other', key: 'api_key' },
    { slug: 'mailer', key: 'other' },
    { slug: 'mailer","api', key: 'key' },
  ])('does not open as %j', (elsewhere) => {
    expect(openSecret(elsewhere, sealSecret(place, 'geheim'))).toBeNull();
  });

  it('does not open once a single bit was changed, or a byte is missing', () => {
    const sealed = sealSecret(place, 'geheim');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(openSecret(place, changed), `byte ${index}`).toBeNull();
    }
    for (const length of [0, 1, 28, sealed.length - 1]) expect(openSecret(place, sealed.subarray(0, length))).toBeNull();
  });

  it('opens under the master secret before, and under no other', () => {
    const sealed = sealSecret(place, 'geheim');
    vi.stubEnv('NEXTAUTH_SECRET', 'another master secret, just as long as the first');
    expect(openSecret(place, sealed)).toBeNull();
    vi.stubEnv('NEXUS_SECRET_PREVIOUS', 'the master secret of this forum, long enough');
    expect(openSecret(place, sealed)).toBe('geheim');
  });
});
