import * as argon2 from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { resetProcessState } from '@/lib/core/process-state';
import { hashPassword, verifyPassword } from './password';

// The real functions, with their calls counted: time itself is too noisy to compare.
vi.mock('@node-rs/argon2', { spy: true });

const PASSWORD = 'a long password';

describe('hashPassword', () => {
  it('hashes with argon2id at 19 MiB, two passes and one lane, each time with a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(two).not.toBe(one);
  });
});

describe('verifyPassword', () => {
  it('tells a right from a wrong password', async () => {
    const stored = await hashPassword(PASSWORD);
    expect(await verifyPassword(stored, PASSWORD)).toBe(true);
    expect(await verifyPassword(stored, 'a long passwore')).toBe(false);
    expect(await verifyPassword(stored, '')).toBe(false);
  });

  it('verifies against a hash of the same cost when there is no account', async () => {
    await verifyPassword(null, 'warm up the decoy');
    vi.mocked(argon2.verify).mockClear();
    vi.mocked(argon2.hash).mockClear();
    expect(await verifyPassword(null, PASSWORD)).toBe(false);
    expect(argon2.verify).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/), PASSWORD);
    expect(argon2.hash).not.toHaveBeenCalled();
  });

  it('lets nobody in with the decoy\'s own password', async () => {
    expect(await verifyPassword(null, 'no account has this password')).toBe(false);
  });

  it('fails on a stored hash that is none, and lets the next one through', async () => {
    await expect(verifyPassword('no hash', PASSWORD)).rejects.toThrow();
    expect(await verifyPassword(await hashPassword(PASSWORD), PASSWORD)).toBe(true);
  });

  it('runs at most four at once, and all in the end', async () => {
    resetProcessState('auth.decoy-hash');
    const stored = await hashPassword(PASSWORD);
    const real = await vi.importActual<typeof argon2>('@node-rs/argon2');
    let running = 0;
    let most = 0;
    vi.mocked(argon2.verify).mockImplementation(async (...args) => {
      most = Math.max(most, (running += 1));
      try {
        return await real.verify(...args);
      } finally {
        running -= 1;
      }
    });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => verifyPassword(stored, index % 2 ? PASSWORD : 'wrong')));
    expect(answers.filter(Boolean)).toHaveLength(6);
    expect(most).toBe(4);
  });
});
