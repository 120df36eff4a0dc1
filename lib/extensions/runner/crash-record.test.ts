import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { findCrashRecord, recordCrash } from './crash-record';
import { withOverrides } from './knobs';

useTestDatabase();

describe('the record of crashes', () => {
  it('counts those of several servers at one moment, each once', async () => {
    const crash = { slug: 'polls', digest: 'first', reason: 'It was ended by SIGSEGV.', knobs: withOverrides({ crashesAllowed: 8 }) };
    await Promise.all(Array.from({ length: 8 }, () => recordCrash(crash)));
    const { crashedAt, quarantine } = await findCrashRecord('polls', 'first');
    expect(crashedAt).toHaveLength(8);
    expect(quarantine?.reason).toBe('8 crashes within 60 minutes. The last: It was ended by SIGSEGV.');
  });
});
