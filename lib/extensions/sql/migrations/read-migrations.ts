import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { sha256Hex } from '@/lib/core/ids';
import { sqlLimits } from '../limits';
import { SqlError } from '../sql-error';

export interface MigrationText {
  /** As messages name it: `migrations/0001_polls.up.sql`. */
  file: string;
  text: string;
}

export interface ExtensionMigrationFile {
  /** `0001_polls` */
  name: string;
  up: MigrationText;
  down: MigrationText | null;
  /** Of the bytes of the .up.sql. */
  sha256: string;
}

const NAME = /^(\d{4}_[a-z0-9_]{1,80})\.(up|down)\.sql$/;

/**
 * The migrations of a package, oldest first; none when it has no folder `migrations/`.
 * @param folder the package's own
 * @throws SqlError `refused` naming the file that is not one, too large, or not text
 */
export async function readExtensionMigrations(folder: string): Promise<ExtensionMigrationFile[]> {
  const names = await listNames(join(folder, 'migrations'));
  const stray = names.find((name) => !NAME.test(name));
  if (stray !== undefined) throw refusedFile(stray, 'is not named like 0001_what_changes.up.sql or 0001_what_changes.down.sql.');
  if (names.length > 2 * sqlLimits.migrationFiles) throw new SqlError('refused', `migrations/ holds more than ${sqlLimits.migrationFiles} migrations.`);
  const migrations: ExtensionMigrationFile[] = [];
  for (const name of new Set(names.map((file) => NAME.exec(file)?.[1] ?? file))) {
    if (!names.includes(`${name}.up.sql`)) throw refusedFile(`${name}.down.sql`, `has no ${name}.up.sql beside it.`);
    if (migrations.at(-1)?.name.slice(0, 4) === name.slice(0, 4)) throw refusedFile(`${name}.up.sql`, `has the number of ${String(migrations.at(-1)?.name)}.`);
    migrations.push(await read(folder, name, names.includes(`${name}.down.sql`)));
  }
  return migrations;
}

async function read(folder: string, name: string, hasDown: boolean): Promise<ExtensionMigrationFile> {
  const up = await readText(folder, `${name}.up.sql`);
  return { name, up, down: hasDown ? await readText(folder, `${name}.down.sql`) : null, sha256: sha256Hex(up.text) };
}

async function readText(folder: string, name: string): Promise<MigrationText> {
  const path = join(folder, 'migrations', name);
  const { size } = await stat(path);
  if (size > sqlLimits.migrationBytes) throw refusedFile(name, `is larger than ${sqlLimits.migrationBytes / 1024} KB.`);
  try {
    // Every byte counts for the ledger's hash, a byte-order mark too.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
    if (text.includes('\0') || text.startsWith('\uFEFF')) throw refusedFile(name, 'holds a NUL or starts with a byte-order mark.');
    return { file: `migrations/${name}`, text };
  } catch (error) {
    if (error instanceof TypeError) throw refusedFile(name, 'is not UTF-8.');
    throw error;
  }
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}

const refusedFile = (name: string, what: string) => new SqlError('refused', `migrations/${name} ${what}`, { file: `migrations/${name}` });
