import { randomToken } from '@/lib/core/ids';
import { processState } from '@/lib/core/process-state';
import { sqlLimits } from '../limits';
import { SqlError } from '../sql-error';
import type { RoleConnection } from './connect-as-role';
import { borrowConnection, returnConnection } from './lender';
import { runStatement, type SqlResult, type Statement } from './run-statement';

interface Transaction {
  role: string;
  /** The call it was begun in; nobody else may use its token. */
  owner: string;
  connection: RoleConnection;
  /** Its statements run one after the other, in the order in which they were asked for. */
  last: Promise<unknown>;
  /** Stops the running statement when the transaction ends from outside. */
  end: AbortController;
  close: () => void;
}

/** Who uses a transaction: the extension's role, and the call it is answering. */
export interface TransactionUser {
  role: string;
  owner: string;
  signal: AbortSignal;
}

const getOpen = () => processState('extensions.sql.transactions', () => new Map<string, Transaction>());
const reserved = () => processState('extensions.sql.transactions.reserved', () => new Map<string, number>());

/**
 * Opens a transaction, which is rolled back when it is not committed within `transactionMs` or its call ends.
 * @returns the token for its statements
 * @throws SqlError `overloaded` when the extension has as many open as it may
 */
export async function beginTransaction({ role, owner, signal }: TransactionUser, { queryMs, transactionMs }: { queryMs: number; transactionMs: number }): Promise<string> {
  if ((reserved().get(role) ?? 0) >= sqlLimits.transactionsPerExtension) throw new SqlError('overloaded', `An extension has at most ${sqlLimits.transactionsPerExtension} transactions open at a time.`);
  reserve(role, 1);
  try {
    const connection = await borrowConnection({ role, waitMs: queryMs });
    try {
      await runStatement(connection, { text: 'BEGIN', values: [], limitMs: queryMs, signal });
    } catch (error) {
      void returnConnection(connection);
      throw error;
    }
    return open({ role, owner, connection, signal, transactionMs });
  } catch (error) {
    reserve(role, -1);
    throw error;
  }
}

/** @throws SqlError `no_transaction` when the token is none of this call's, or its transaction has ended */
export function queryInTransaction(user: TransactionUser, token: string, statement: Omit<Statement, 'signal'>): Promise<SqlResult> {
  const transaction = find(user, token);
  const run = async () => {
    find(user, token);
    try {
      return await runStatement(transaction.connection, { ...statement, signal: transaction.end.signal });
    } finally {
      if (transaction.connection.spoiled) transaction.close();
    }
  };
  const result = transaction.last.then(run);
  transaction.last = result.catch(() => undefined);
  return result;
}

/**
 * Ends a transaction one way or the other.
 * @throws SqlError with PostgreSQL's code when it could not be committed; nothing of it is kept then
 */
export async function endTransaction(user: TransactionUser, token: string, { command, limitMs }: { command: 'COMMIT' | 'ROLLBACK'; limitMs: number }): Promise<void> {
  const transaction = find(user, token);
  try {
    const result = await queryInTransaction(user, token, { text: command, values: [], limitMs });
    const IN_FAILED_TRANSACTION = '25P02';
    if (result.command !== command) throw new SqlError(IN_FAILED_TRANSACTION, 'The transaction was rolled back, because one of its statements failed.');
  } finally {
    transaction.close();
  }
}

function open({ role, owner, connection, signal, transactionMs }: TransactionUser & { connection: RoleConnection; transactionMs: number }): string {
  const token = randomToken();
  const end = new AbortController();
  const close = () => {
    if (!getOpen().delete(token)) return;
    clearTimeout(clock);
    signal.removeEventListener('abort', stop);
    reserve(role, -1);
    void transaction.last.then(() => giveBack(connection));
  };
  const stop = () => {
    end.abort();
    close();
  };
  const transaction: Transaction = { role, owner, connection, last: Promise.resolve(), end, close };
  const clock = setTimeout(stop, transactionMs);
  signal.addEventListener('abort', stop, { once: true });
  getOpen().set(token, transaction);
  if (signal.aborted) stop();
  return token;
}

/** Returns a connection whatever state it is in: a transaction still open is rolled back before its session is cleaned. Never throws. */
export async function giveBack(connection: RoleConnection): Promise<void> {
  if (!connection.spoiled && connection.client.getTransactionStatus() !== 'I') {
    const ROLLBACK_LIMIT_MS = 1_000;
    await runStatement(connection, { text: 'ROLLBACK', values: [], limitMs: ROLLBACK_LIMIT_MS }).catch(() => void (connection.spoiled = true));
  }
  await returnConnection(connection);
}

function find({ role, owner }: TransactionUser, token: string): Transaction {
  const transaction = getOpen().get(token);
  if (transaction?.role === role && transaction.owner === owner) return transaction;
  throw new SqlError('no_transaction', 'There is no such transaction: it was closed, its time was over, or the call it belongs to has ended.');
}

function reserve(role: string, change: 1 | -1): void {
  const count = (reserved().get(role) ?? 0) + change;
  if (count > 0) reserved().set(role, count);
  else reserved().delete(role);
}
