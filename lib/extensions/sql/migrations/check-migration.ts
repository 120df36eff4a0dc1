import { isSqlError, SqlError } from '../sql-error';
import { checkStatement } from '../statements/check-statement';
import { parseSql } from '../statements/parser';
import type { MigrationText } from './read-migrations';

export interface MigrationStatement {
  file: string;
  /** Where it starts in its file. */
  line: number;
  text: string;
}

/**
 * Takes a migration apart into its statements, each of them one that migrations may hold.
 * @param schema the extension's own
 * @throws SqlError `refused`, with file and line
 */
export async function checkMigration({ file, text }: MigrationText, schema: string): Promise<MigrationStatement[]> {
  try {
    const facts = await parseSql(text || ' ');
    checkStatement(facts, { kind: 'migration', schema });
    return facts.statements.map((statement) => ({ file, line: statement.line, text: statement.text }));
  } catch (error) {
    throw inFile(error, file);
  }
}

/** The same error, said with file and line. */
export function inFile(error: unknown, file: string, firstLine = 1): unknown {
  if (!isSqlError(error)) return error;
  const line = firstLine + (error.line ?? 1) - 1;
  return new SqlError(error.code, `${file}:${line}: ${error.message}`, { file, line, constraint: error.constraint, cause: error });
}
