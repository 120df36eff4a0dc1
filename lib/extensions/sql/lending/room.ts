import { log } from '@/lib/core/log';
import { processState } from '@/lib/core/process-state';
import { SqlError } from '../sql-error';
import type { RoleConnection } from './connect-as-role';
import { borrowConnection, returnConnection } from './lender';
import { runStatement } from './run-statement';

interface Measured {
  bytes: number;
  at: number;
  isUnderway: boolean;
}

const MAX_AGE_MS = 1_000;
const WAIT_MS = 15_000;
const QUERY_MS = 2_000;
const getMeasured = () => processState('extensions.sql.room', () => new Map<string, Measured>());

// With what deleted rows and indexes still take: that is what fills the disk.
const MEASURE = `SELECT coalesce(sum(pg_catalog.pg_total_relation_size(c.oid)), 0)::float8 AS bytes
  FROM pg_catalog.pg_class c WHERE c.relnamespace = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = $1) AND c.relkind IN ('r', 'S')`;

/**
 * Refuses what adds to an extension's tables once they take as much as they may. It goes by a size at most a second or so
 * old, measured on a connection of the extension beside what it does: a measurement waits for whoever has locked a table.
 * @throws SqlError `quota`
 */
export function requireRoom({ role, limit }: { role: string; limit: number }): void {
  const measured = getMeasured().get(role) ?? { bytes: 0, at: Number.NEGATIVE_INFINITY, isUnderway: false };
  getMeasured().set(role, measured);
  if (!measured.isUnderway && performance.now() - measured.at > MAX_AGE_MS) void measureBeside(role, measured);
  refuseAbove(measured.bytes, limit);
}

/** What a role's tables take, with what its connection has done in an open transaction. */
export async function measureTables(connection: RoleConnection): Promise<number> {
  const { rows } = await runStatement(connection, { text: MEASURE, values: [connection.role], limitMs: QUERY_MS });
  return Number(rows[0]?.bytes ?? 0);
}

/** @throws SqlError `quota` */
export function refuseAbove(bytes: number, limit: number): void {
  if (bytes > limit) throw new SqlError('quota', `The extension’s tables take ${megabytes(bytes)}, and may take ${megabytes(limit)}: nothing can be added until rows are deleted and PostgreSQL has given their room back.`);
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576).toLocaleString('en')} MB`;

/** Forgets the size for an extension that is gone. */
export const forgetRoom = (role: string): void => void getMeasured().delete(role);

async function measureBeside(role: string, measured: Measured): Promise<void> {
  measured.isUnderway = true;
  try {
    const connection = await borrowConnection({ role, waitMs: WAIT_MS });
    measured.bytes = await measureTables(connection).finally(() => returnConnection(connection));
  } catch (error) {
    // The last size counts until the next attempt; the extension is told only of what it asked for.
    log.debug({ err: error, role }, 'the size of an extension’s tables could not be measured');
  } finally {
    measured.isUnderway = false;
    measured.at = performance.now();
  }
}
