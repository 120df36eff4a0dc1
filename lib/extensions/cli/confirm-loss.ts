import { findRow } from '../install/extension-row';
import { versionFolder } from '../registry/store-folder';
import { countData, type DataKind } from '../removal/count-data';
import { readLedger } from '../sql/migrations/ledger';
import { readExtensionMigrations } from '../sql/migrations/read-migrations';
import type { Console } from './open-console';
import { EXIT } from './usage';

const NAMES: Readonly<Record<DataKind, string>> = { tables: 'table', settings: 'setting', secrets: 'secret', keys: 'stored value', attachments: 'attachment' };

/** What an extension keeps, in words; empty when that is nothing. */
export async function describeKept(slug: string): Promise<string> {
  const counts = await countData(slug);
  return counts.map(({ kind, count }) => `${count} ${NAMES[kind]}${count === 1 ? '' : 's'}`).join(', ');
}

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
