import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { sha256Hex } from '@/lib/core/ids';
import { projectPath } from '@/lib/core/project-path';

export interface MigrationFile {
  /** Also its folder's name: `0001_init`. Migrations run in the order of their names. */
  name: string;
  sql: string;
  checksum: string;
}

export const migrationsFolder = () => projectPath('prisma', 'migrations');
const schemaFolder = () => projectPath('prisma', 'schema');

/** The migrations of this version of the forum, oldest first. */
export async function readMigrations(folder = migrationsFolder()): Promise<MigrationFile[]> {
  const entries = await listFolder(folder);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.toSorted().map(async (name) => {
    const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: sha256Hex(sql) };
  }));
}

/** The Prisma schema, one entry a file. */
export async function readSchema(folder = schemaFolder()): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).toSorted();
  return Promise.all(names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), 'utf8') })));
}

/** Writes the next migration and returns its name. */
export async function writeMigration({ title, sql, folder = migrationsFolder() }: { title: string; sql: string; folder?: string }): Promise<string> {
  const existing = await readMigrations(folder);
  const last = Number.parseInt(existing.at(-1)?.name ?? '0', 10);
  const name = `${String(last + 1).padStart(4, '0')}_${title}`;
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  return name;
}

async function listFolder(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}
