import { hashToken, randomToken } from '@/lib/core/ids';
import { getPool } from '@/lib/db/pool';
import type { Json } from '../../runner/json';
import type { MigrationPlan } from './plan-migrations';

/** Columns of the extension's row (PostgreSQL's names) and what they become with the migration. */
export type Pointer = { readonly [column: string]: Json };

/** The migrations an extension's tables have gone through, oldest first. */
export async function readLedger(slug: string): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await getPool().query<{ name: string; sha256: string }>('SELECT name, sha256 FROM extension_migrations WHERE slug = $1 ORDER BY name', [slug]);
  return rows;
}

/**
 * Writes down what a migration's commit will record. One that was prepared before for the same extension is void.
 * @returns the token with which the extension's own connection commits it, once
 */
export async function prepareCommit({ slug, role, plan, pointer, validMs }: { slug: string; role: string; plan: MigrationPlan; pointer: Pointer | null; validMs: number }): Promise<string> {
  const token = randomToken();
  const applied = plan.apply.map(({ name, sha256 }) => ({ name, sha256 }));
  const undone = plan.undo.map(({ name }) => name);
  await getPool().query(
    `INSERT INTO extension_pending_installs (slug, role, token_hash, applied, undone, pointer, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7 * interval '1 millisecond')
     ON CONFLICT (slug) DO UPDATE SET role = excluded.role, token_hash = excluded.token_hash, applied = excluded.applied,
       undone = excluded.undone, pointer = excluded.pointer, expires_at = excluded.expires_at`,
    [slug, role, Buffer.from(hashToken(token)), JSON.stringify(applied), undone, pointer === null ? null : JSON.stringify(pointer), validMs],
  );
  return token;
}

/** Whether this token was used: what to believe when the connection broke during COMMIT. */
export async function wasCommitted({ slug, token }: { slug: string; token: string }): Promise<boolean> {
  return (await removePending({ slug, token })) === 0;
}

/** @returns how many there were */
export async function removePending({ slug, token }: { slug: string; token: string }): Promise<number> {
  const { rowCount } = await getPool().query('DELETE FROM extension_pending_installs WHERE slug = $1 AND token_hash = $2', [slug, Buffer.from(hashToken(token))]);
  return rowCount ?? 0;
}
