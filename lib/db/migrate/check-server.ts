import pg from 'pg';

const OLDEST = 16;
const CONNECT_LIMIT_MS = 10_000;

/**
 * Checks a PostgreSQL that is not ours before anything else touches it.
 * @throws Error in words for the person at the terminal: unreachable, refused, or too old
 */
export async function checkDatabaseServer(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`The database at DATABASE_URL (${withoutPassword(databaseUrl)}) cannot be used: ${explain(error)}`, { cause: error });
  }
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    assertSupported(rows[0]?.server_version ?? '');
  } finally {
    await client.end();
  }
}

/** @throws Error when this version of PostgreSQL is too old. */
export function assertSupported(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new Error(`The database at DATABASE_URL is PostgreSQL ${version}; Nexus needs ${OLDEST} or newer.`);
}

function withoutPassword(databaseUrl: string): string {
  return databaseUrl.replace(/^(postgres(?:ql)?:\/\/[^:@/]*):.*@/, '$1:…@');
}

function explain(error: unknown): string {
  // Trying several addresses of one name fails with one error that holds the others and has no text of its own.
  if (error instanceof AggregateError) return error.errors.map(explain).join('; ');
  return error instanceof Error ? error.message : String(error);
}
