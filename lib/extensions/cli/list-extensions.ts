import { getPool } from '@/lib/db/pool';

interface Row {
  slug: string;
  version: string;
  source: string;
  origin: string | null;
  status: string;
  error: string | null;
}

const HEAD = ['Slug', 'Version', 'From', 'Status'];

/** What is installed, a line each, for the terminal. */
export async function listForTerminal(): Promise<string> {
  const { rows } = await getPool().query<Row>(
    `SELECT slug, version, source, origin, CASE WHEN enabled THEN load_status::text ELSE 'disabled' END AS status,
       coalesce(load_error, CASE WHEN last_attempt ->> 'status' <> 'loaded' THEN format('Version %s was not installed (%s): %s', last_attempt ->> 'version', last_attempt ->> 'status', last_attempt ->> 'message') END) AS error
     FROM extensions ORDER BY slug`,
  );
  if (rows.length === 0) return 'Nothing is installed. nexus ext install <folder> installs an extension.';
  const table = [HEAD, ...rows.map(({ slug, version, source, origin, status }) => [slug, version || '—', origin ?? source, status])];
  const widths = HEAD.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const lines = table.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  return lines.map((line, index) => `${line}${indent(rows[index - 1]?.error)}`).join('\n');
}

const indent = (error: string | null | undefined) => (error ? `\n    ${error.replaceAll('\n', '\n    ')}` : '');
