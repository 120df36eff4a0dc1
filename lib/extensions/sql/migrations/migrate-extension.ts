import { readTimes } from '../times';
import type { RoleConnection } from '../lending/connect-as-role';
import { borrowConnection } from '../lending/lender';
import { measureTables, refuseAbove } from '../lending/room';
import { runStatement } from '../lending/run-statement';
import { giveBack } from '../lending/transactions';
import { roleNameOf } from '../names';
import { INSTALL_SCHEMA } from '../schemas';
import { inFile } from './check-migration';
import { prepareCommit, removePending, wasCommitted, type Pointer } from './ledger';
import { planMigrations, type PlanInput, type PlannedMigration } from './plan-migrations';

export interface MigrateInput extends PlanInput {
  /** Columns of the extension's row that change in the same commit: version, digest, load_status … */
  pointer: Pointer | null;
}

export interface Migrated {
  /** Names, in the order in which they ran. */
  undone: string[];
  applied: string[];
}

const WAIT_MS = 10_000;
const SLACK_MS = 60_000;

/**
 * Brings an extension's tables to a package's version. What runs is one transaction on a connection that is logged in as
 * the extension; its last statement writes the ledger and the pointer, so that tables, ledger and running version change
 * together or not at all, also when the forum is killed. The role exists (ensureExtensionRole).
 * @throws SqlError with file and line; everything is then as it was
 * @example await migrateExtension({ slug: 'polls', folder, pointer: { version: '1.1.0', digest, load_status: 'loaded' } });
 */
export async function migrateExtension({ pointer, ...input }: MigrateInput): Promise<Migrated> {
  const { slug } = input;
  const role = await roleNameOf(slug);
  const plan = await planMigrations(input);
  const { migrationMs, tableBytes } = await readTimes();
  const steps = [...plan.undo, ...plan.apply];
  const connection = await borrowConnection({ role, waitMs: WAIT_MS });
  let token = '';
  try {
    token = await prepareCommit({ slug, role, plan, pointer, validMs: steps.length * migrationMs + SLACK_MS });
    await endWithForum(connection);
    await forum(connection, 'BEGIN');
    await forum(connection, `SET LOCAL statement_timeout = ${migrationMs + SLACK_MS}`);
    // What was above the limit before may still change, and shrink.
    const limit = Math.max(tableBytes, await measureTables(connection));
    for (const step of steps) {
      await runStep(connection, step, migrationMs);
      refuseAbove(await measureTables(connection), limit);
    }
    await forum(connection, `SELECT ${INSTALL_SCHEMA}.commit($1)`, [token]);
    await commit(connection, { slug, token });
  } catch (error) {
    await removePending({ slug, token });
    throw error;
  } finally {
    // Awaited: who drops the schema next must not meet this transaction's locks.
    await giveBack(connection);
  }
  return { undone: plan.undo.map(({ name }) => name), applied: plan.apply.map(({ name }) => name) };
}

/** A forum that is killed takes its statement along, instead of leaving its locks on the tables until it is done. */
async function endWithForum(connection: RoleConnection): Promise<void> {
  // Where the system of PostgreSQL cannot tell (Windows), the statement's time is the bound.
  await forum(connection, `SET client_connection_check_interval = '1s'`).catch((error: unknown) => {
    if (connection.spoiled) throw error;
  });
}

async function runStep(connection: RoleConnection, { statements }: PlannedMigration, migrationMs: number): Promise<void> {
  const end = performance.now() + migrationMs;
  for (const { file, line, text } of statements) {
    try {
      await runStatement(connection, { text, values: [], limitMs: Math.max(1, end - performance.now()) });
    } catch (error) {
      throw inFile(error, file, line);
    }
  }
}

async function commit(connection: RoleConnection, pending: { slug: string; token: string }): Promise<void> {
  try {
    await forum(connection, 'COMMIT');
  } catch (error) {
    if (connection.spoiled && (await wasCommitted(pending))) return;
    throw error;
  }
}

const forum = (connection: RoleConnection, text: string, values: string[] = []) => runStatement(connection, { text, values, limitMs: WAIT_MS });
