import pg from 'pg';
import { SqlError } from '../sql-error';

const CANCELED = '57014';
const ENDED_BY_ADMIN = '57P01';

/** What PostgreSQL refused, for the extension's author: its own message and code, with the line of the statement. */
export function explainDatabaseError(error: unknown, text: string): SqlError {
  if (!(error instanceof pg.DatabaseError)) return new SqlError('unavailable', 'The connection to the extension’s tables was lost.', { cause: error });
  const { code = 'unavailable', message, position, constraint, detail } = error;
  if (code === CANCELED) return new SqlError('timeout', 'The statement took too long.', { cause: error });
  if (code === ENDED_BY_ADMIN) return new SqlError('unavailable', 'The connection to the extension’s tables was ended.', { cause: error });
  return new SqlError(code, message, { line: lineOf(text, position), constraint, detail, cause: error });
}

function lineOf(text: string, position: string | undefined): number | undefined {
  if (position === undefined) return undefined;
  // PostgreSQL counts characters from 1, JavaScript some of them twice; a line more or less does not come from that.
  return [...text].slice(0, Number(position) - 1).filter((character) => character === '\n').length + 1;
}
