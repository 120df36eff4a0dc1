import { getPool } from '@/lib/db/pool';

interface Row {
  slug: string;
  version: string;
  source: string;
  status: string;
  error: string | null;
}

/** What is installed, a line each, for the terminal. */
export async function listForTerminal(): Promise<string> {
  const { rows } = await getPool().query<Row>(
    `SELECT slug, version, source, CASE WHEN enabled THEN load_status::text ELSE 'disabled' END AS status, coalesce(load_error, CASE WHEN last_attempt ->> 'status' <> 'loaded' THEN last_attempt ->> 'message' END) AS error
     FROM extensions ORDER BY slug`,
  );
  if (rows.length === 0) return 'Nothing is installed.';
  const width = Math.max(...rows.map(({ slug }) => slug.length));
  return rows.map(({ slug, version, source, status, error }) => `${slug.padEnd(width)}  ${(version || '—').padEnd(8)}  ${source.padEnd(10)}  ${status}${error ? `\n    ${error.replaceAll('\n', '\n    ')}` : ''}`).join('\n');
}
