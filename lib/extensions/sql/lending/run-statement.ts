import pg from 'pg';
import { isDeeperThan } from '@/lib/core/json-problem';
import type { Json } from '../../runner/json';
import { sqlLimits } from '../limits';
import { SqlError } from '../sql-error';
import type { RoleConnection } from './connect-as-role';
import { cancelStatement } from './end-connection';
import { explainDatabaseError } from './explain-database-error';
import { isJsonType, jsonReader } from './json-values';
import type { SqlValue } from './parameters';

export interface Statement {
  text: string;
  values: SqlValue[];
  limitMs: number;
  /** Stops it when its caller has gone. */
  signal?: AbortSignal | undefined;
}

/** Rows as objects by column; of two columns of one name the last counts. `rowCount` is of rows returned or changed. */
export interface SqlResult {
  rows: { [column: string]: Json }[];
  rowCount: number;
  /** `SELECT`, `INSERT`, `COMMIT` … */
  command: string;
}

/**
 * Runs one checked statement under the forum's own clock. When it is stopped the connection is spoiled.
 * @throws SqlError `timeout`, `too_large`, `aborted`, or with PostgreSQL's code
 */
export function runStatement(connection: RoleConnection, { text, values, limitMs, signal }: Statement): Promise<SqlResult> {
  const { client, meter } = connection;
  const names: string[] = [];
  const rows: Json[][] = [];
  return new Promise((resolve, reject) => {
    let stopped: SqlError | null = null;
    let grace: NodeJS.Timeout | undefined;
    const settle = (finish: () => void) => {
      clearTimeout(clock);
      clearTimeout(grace);
      meter.stop();
      signal?.removeEventListener('abort', abort);
      finish();
    };
    const fail = (error: unknown) => settle(() => reject(stopped ?? explainDatabaseError(error, text)));
    const stop = (reason: SqlError) => {
      if (stopped) return;
      stopped = reason;
      connection.spoiled = true;
      rows.length = 0;
      // Nothing more of a result that is too large is let in; the others may answer a cancel first.
      if (reason.code === 'too_large') return fail(reason);
      cancelStatement(connection).catch(() => undefined);
      grace = setTimeout(() => fail(reason), sqlLimits.cancelGraceMs);
    };
    const tooLarge = () => stop(new SqlError('too_large', `A result has at most ${sqlLimits.rows} rows and ${sqlLimits.resultBytes} bytes as JSON: ask for less at a time (LIMIT).`));
    const abort = () => stop(new SqlError('aborted', 'The call that asked has ended.'));
    const clock = setTimeout(() => stop(new SqlError('timeout', `The statement took longer than ${limitMs / 1000} s.`)), limitMs);
    signal?.addEventListener('abort', abort, { once: true });
    meter.watch(sqlLimits.wireBytes, tooLarge);
    // Always the extended protocol: in the simple one a text may hold several statements.
    const config = { text, values, rowMode: 'array' as const, queryMode: 'extended', types: { getTypeParser: jsonReader } };
    const query = new pg.Query<Json[]>(config);
    query.on('row', (row) => {
      if (stopped) return;
      rows.push(row);
      if (rows.length > sqlLimits.rows) tooLarge();
    });
    query.on('error', fail);
    query.on('end', (result) => {
      if (stopped) return fail(stopped);
      for (const field of result.fields) names.push(field.name);
      const objects = rows.map((row) => Object.fromEntries(row.map((value, index) => [names[index] ?? '', value])));
      // Before its size: to write what is nested some thousand levels deep as JSON exhausts the stack, and here nobody would catch it.
      if (result.fields.some(({ dataTypeID }) => isJsonType(dataTypeID)) && isDeeperThan(objects, sqlLimits.resultDepth)) return settle(() => reject(new SqlError('too_large', `A result is nested at most ${sqlLimits.resultDepth} levels deep: ask for a part of it, or for its text (value::text).`)));
      if (isTooLarge(objects, meter.stop())) return settle(() => reject(new SqlError('too_large', `A result is at most ${sqlLimits.resultBytes} bytes as JSON: ask for less at a time (LIMIT).`)));
      settle(() => resolve({ rows: objects, rowCount: result.rowCount ?? rows.length, command: result.command }));
    });
    client.query(query);
    if (signal?.aborted) abort();
  });
}

// JSON is at most six times as long as what came, and repeats the columns' names: most results need no second look.
function isTooLarge(rows: SqlResult['rows'], received: number): boolean {
  const namesLength = rows[0] ? JSON.stringify(Object.keys(rows[0])).length * rows.length : 0;
  if (received * 6 + namesLength <= sqlLimits.resultBytes) return false;
  return Buffer.byteLength(JSON.stringify(rows)) > sqlLimits.resultBytes;
}
