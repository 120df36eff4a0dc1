import { getPool } from '@/lib/db/pool';
import { findRow } from '../install/extension-row';
import { versionFolder } from '../registry/store-folder';
import { readLedger } from '../sql/migrations/ledger';
import { readExtensionMigrations } from '../sql/migrations/read-migrations';
import { roleNameOf } from '../sql/names';
import type { Console } from './open-console';
import { EXIT } from './usage';

interface Counts {
  tables: number;
  settings: number;
  secrets: number;
  entries: number;
  attachments: number;
}

/** What an extension keeps, in words; empty when that is nothing. */
export async function describeKept(slug: string): Promise<string> {
  const { rows } = await getPool().query<Counts>(
    `SELECT (SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $2 AND c.relkind IN ('r', 'p') AND NOT c.relispartition) AS tables,
       (SELECT count(*)::int FROM extension_settings WHERE slug = $1) AS settings, (SELECT count(*)::int FROM extension_secrets WHERE slug = $1) AS secrets,
       (SELECT count(*)::int FROM extension_kv WHERE slug = $1) AS entries, (SELECT count(*)::int FROM attachments WHERE slug = $1) AS attachments`,
    [slug, await roleNameOf(slug)],
  );
  const { tables = 0, settings = 0, secrets = 0, entries = 0, attachments = 0 } = rows[0] ?? {};
  return [countOf(tables, 'table'), countOf(settings, 'setting'), countOf(secrets, 'secret'), countOf(entries, 'stored value'), countOf(attachments, 'attachment')].filter(Boolean).join(', ');
}

const countOf = (count: number, what: string) => (count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`);

/** Migrations of the running version that going back to the one before would undo. */
export async function listUndone(slug: string): Promise<string[]> {
  const row = await findRow(slug);
  if (!row?.previousDigest) return [];
  const known = new Set((await readExtensionMigrations(versionFolder({ slug, digest: row.previousDigest }))).map(({ name }) => name));
  return (await readLedger(slug)).map(({ name }) => name).filter((name) => !known.has(name));
}

/**
 * Has the slug typed before something is lost.
 * @param what is lost, a whole sentence
 * @returns null when it may go on, else the exit code
 */
export async function confirmLoss(slug: string, what: string, { terminal, ask, saysYes, signal }: Console): Promise<number | null> {
  if (saysYes) return null;
  if (!ask) {
    terminal.complain(`${what}\nNothing was changed: there is no terminal to ask whether that is meant. Repeat the command with --yes.`);
    return EXIT.failed;
  }
  terminal.say(what);
  if ((await ask(`Type ${slug} to go on: `)) === slug && !signal.aborted) return null;
  terminal.complain('Nothing was changed.');
  return signal.aborted ? EXIT.interrupted : EXIT.failed;
}
