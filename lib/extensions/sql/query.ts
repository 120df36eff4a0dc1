import type { Json } from '../runner/json';
import { borrowConnection, returnConnection } from './lending/lender';
import { toParameters } from './lending/parameters';
import { requireRoom } from './lending/room';
import { runStatement, type SqlResult } from './lending/run-statement';
import { beginTransaction, endTransaction, queryInTransaction, type TransactionUser } from './lending/transactions';
import { roleNameOf } from './names';
import { checkQuery } from './statements/check-query';
import { readTimes } from './times';

/** For whom SQL is run: an extension, and the call of it that asks. */
export interface SqlCaller {
  slug: string;
  /** Names the call; a transaction can be used in the call only that began it. */
  call: string;
  signal: AbortSignal;
}

export interface QueryInput {
  text: string;
  params: readonly Json[];
  /** Of a transaction; null runs the statement on its own. */
  token: string | null;
}

/**
 * Runs one statement of an extension as its own role.
 * @throws SqlError `refused`, `quota`, `timeout`, `too_large`, `overloaded`, `aborted`, `no_transaction`, or with PostgreSQL's code
 * @example await querySql({ slug: 'polls', call, signal }, { text: 'SELECT id FROM polls WHERE post_id = $1', params: [12], token: null });
 */
export async function querySql(caller: SqlCaller, { text, params, token }: QueryInput): Promise<SqlResult> {
  const user = await userOf(caller);
  const values = toParameters(params);
  const { adds } = await checkQuery(user.role, text);
  const { queryMs, tableBytes } = await readTimes();
  if (adds) requireRoom({ role: user.role, limit: tableBytes });
  const statement = { text, values, limitMs: queryMs };
  if (token !== null) return queryInTransaction(user, token, statement);
  const connection = await borrowConnection({ role: user.role, waitMs: queryMs });
  try {
    return await runStatement(connection, { ...statement, signal: caller.signal });
  } finally {
    void returnConnection(connection);
  }
}

/** Opens a transaction. @returns its token */
export async function beginSql(caller: SqlCaller): Promise<string> {
  return beginTransaction(await userOf(caller), await readTimes());
}

/** Keeps what a transaction did. */
export async function commitSql(caller: SqlCaller, token: string): Promise<void> {
  const { queryMs } = await readTimes();
  await endTransaction(await userOf(caller), token, { command: 'COMMIT', limitMs: queryMs });
}

/** Undoes what a transaction did. */
export async function rollBackSql(caller: SqlCaller, token: string): Promise<void> {
  const { queryMs } = await readTimes();
  await endTransaction(await userOf(caller), token, { command: 'ROLLBACK', limitMs: queryMs });
}

async function userOf({ slug, call, signal }: SqlCaller): Promise<TransactionUser> {
  return { role: await roleNameOf(slug), owner: call, signal };
}
