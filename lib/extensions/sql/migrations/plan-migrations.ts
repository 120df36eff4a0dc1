import { roleNameOf } from '../names';
import { SqlError } from '../sql-error';
import { checkMigration, type MigrationStatement } from './check-migration';
import { readLedger } from './ledger';
import { readExtensionMigrations, type ExtensionMigrationFile } from './read-migrations';

export interface PlanInput {
  slug: string;
  /** The package to migrate to. */
  folder: string;
  /** The package that runs now, whose .down.sql undo what the other does not know: for a rollback. */
  undoFrom?: string;
}

export interface PlannedMigration {
  name: string;
  sha256: string;
  statements: MigrationStatement[];
}

export interface MigrationPlan {
  /** Newest first. */
  undo: PlannedMigration[];
  /** Oldest first. */
  apply: PlannedMigration[];
}

/**
 * What has to run to bring an extension's tables to a package's version. Every file of the package is checked, also those
 * that ran already; nothing is run.
 * @throws SqlError `refused`, with file and line: a statement that migrations may not hold, a file that was applied and has
 * changed, one that belongs before an applied one, or one that cannot be undone
 */
export async function planMigrations({ slug, folder, undoFrom }: PlanInput): Promise<MigrationPlan> {
  const schema = await roleNameOf(slug);
  const files = await readExtensionMigrations(folder);
  const ledger = await readLedger(slug);
  const applied = new Map(ledger.map(({ name, sha256 }) => [name, sha256]));
  for (const file of files) assertUnchanged(file, applied.get(file.name));
  const known = new Set(files.map(({ name }) => name));
  const surplus = ledger.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const due = files.filter(({ name }) => !applied.has(name));
  assertInOrder(due, ledger.map(({ name }) => name).filter((name) => known.has(name)));
  const statements = new Map<string, MigrationStatement[]>();
  for (const { name, up, down } of files) {
    statements.set(name, await checkMigration(up, schema));
    if (down) await checkMigration(down, schema);
  }
  return {
    undo: await planUndo(surplus, schema, undoFrom),
    apply: due.map(({ name, sha256 }) => ({ name, sha256, statements: statements.get(name) ?? [] })),
  };
}

async function planUndo(surplus: string[], schema: string, undoFrom: string | undefined): Promise<PlannedMigration[]> {
  if (surplus.length === 0) return [];
  if (undoFrom === undefined) throw new SqlError('refused', `${surplus.join(', ')} ran here and is not part of this version: its tables belong to another one.`);
  const files = new Map((await readExtensionMigrations(undoFrom)).map((file) => [file.name, file]));
  const undo: PlannedMigration[] = [];
  for (const name of surplus.toReversed()) {
    const file = files.get(name);
    if (!file?.down) throw new SqlError('refused', `${name} cannot be undone: there is no migrations/${name}.down.sql.`);
    undo.push({ name, sha256: file.sha256, statements: await checkMigration(file.down, schema) });
  }
  return undo;
}

function assertUnchanged({ name, up, sha256 }: ExtensionMigrationFile, applied: string | undefined): void {
  if (applied === undefined || applied === sha256) return;
  throw new SqlError('refused', `${up.file} has changed since it ran here. Restore it, and put the change into a new migration after ${name}.`, { file: up.file });
}

function assertInOrder(due: ExtensionMigrationFile[], applied: string[]): void {
  const last = applied.at(-1);
  const early = due.find(({ name }) => last !== undefined && name < last);
  if (early) throw new SqlError('refused', `${early.up.file} is new, but ${String(last)} ran already: give it a higher number.`, { file: early.up.file });
}
