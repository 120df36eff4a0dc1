import { clock } from '@/lib/core/clock';
import { db } from '@/lib/db/client';
import { transaction, type Transaction } from '@/lib/db/transaction';
import type { Knobs } from './knobs';

/** What is remembered of an extension's crashes, over restarts and on all servers. */
export interface CrashRecord {
  /** Null while it may run. */
  quarantine: { at: Date; reason: string } | null;
  crashedAt: Date[];
}

const EMPTY: CrashRecord = { quarantine: null, crashedAt: [] };
const LONGEST_REASON = 2_000;

/** The record of this version of an extension; another version starts with a clean one. */
export async function findCrashRecord(slug: string, digest: string, tx: Transaction = db()): Promise<CrashRecord> {
  const row = await tx.extensionRunnerState.findUnique({ where: { slug } });
  if (!row || row.digest !== digest) return EMPTY;
  return { crashedAt: row.crashedAt, quarantine: row.quarantinedAt && { at: row.quarantinedAt, reason: row.reason ?? '' } };
}

/** Adds a crash, and puts the extension into quarantine when it is one too many. @returns the record as it is now */
export async function recordCrash({ slug, digest, reason, knobs }: { slug: string; digest: string; reason: string; knobs: Knobs }): Promise<CrashRecord> {
  const now = clock.now();
  return transaction(async (tx) => {
    // Locked while it is added to: of servers whose runners die together each would write the others' crashes away.
    await tx.$executeRaw`INSERT INTO extension_runner_states (slug, digest, crashed_at) VALUES (${slug}, ${digest}, '{}') ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`SELECT FROM extension_runner_states WHERE slug = ${slug} FOR UPDATE`;
    const before = await findCrashRecord(slug, digest, tx);
    const crashedAt = [...before.crashedAt.filter((at) => at.getTime() > now.getTime() - knobs.crashWindowMs), now];
    const isTooMany = crashedAt.length >= knobs.crashesAllowed;
    const quarantine = before.quarantine ?? (isTooMany ? { at: now, reason: describe(crashedAt.length, knobs, reason) } : null);
    const data = { digest, crashedAt, quarantinedAt: quarantine?.at ?? null, reason: quarantine?.reason ?? reason.slice(0, LONGEST_REASON) };
    await tx.extensionRunnerState.upsert({ where: { slug }, create: { slug, ...data }, update: data });
    return { crashedAt, quarantine };
  });
}

/** Lets an extension out of quarantine, its crashes forgotten. */
export async function forgetCrashes(slug: string): Promise<void> {
  await db().extensionRunnerState.deleteMany({ where: { slug } });
}

function describe(crashes: number, knobs: Knobs, reason: string): string {
  return `${crashes} crashes within ${Math.round(knobs.crashWindowMs / 60_000)} minutes. The last: ${reason}`.slice(0, LONGEST_REASON);
}
