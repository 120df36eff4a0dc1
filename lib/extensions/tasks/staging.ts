import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readEnv } from '@/lib/core/env';
import { getPool } from '@/lib/db/pool';
import { listFolder } from '../install/list-unowned';

/** What a task downloaded or was handed, until it is over: `<data>/staging/<task>/`. */
export interface Staging {
  folder: string;
  /** The archive. */
  archive: string;
  /** Where it is unpacked to. */
  unpacked: string;
}

const home = () => path.resolve(readEnv().NEXUS_DATA_DIR, 'staging');

export function stagingOf(taskId: string): Staging {
  const folder = path.join(home(), taskId);
  return { folder, archive: path.join(folder, 'package.tgz'), unpacked: path.join(folder, 'package') };
}

/** An empty one. */
export async function makeStaging(taskId: string): Promise<Staging> {
  const staging = stagingOf(taskId);
  await mkdir(staging.folder, { recursive: true, mode: 0o700 });
  return staging;
}

export const removeStaging = (taskId: string): Promise<void> => rm(stagingOf(taskId).folder, { recursive: true, force: true });

/** The folder of an unpacked archive that holds manifest.json: itself, or its one folder; null when neither does. */
export async function findPackageFolder({ unpacked }: Staging): Promise<string | null> {
  const [only = '', ...more] = await listFolder(unpacked);
  const candidates = [unpacked, ...(more.length === 0 && only !== '' ? [path.join(unpacked, only)] : [])];
  for (const folder of candidates) if (await access(path.join(folder, 'manifest.json')).then(() => true, () => false)) return folder;
  return null;
}

/** Staged folders that no task works with or waits for. */
export async function listAbandonedStaging(): Promise<string[]> {
  // Folders first: one whose task begins in between is then known as such.
  const folders = await listFolder(home());
  const { rows } = await getPool().query<{ id: string }>(`SELECT id FROM extension_tasks WHERE state IN ('running', 'waiting')`);
  const owned = new Set(rows.map(({ id }) => id));
  return folders.filter((name) => !owned.has(name));
}

/** Removes what tasks left that were killed, or that nobody agreed to. */
export async function clearStaging(): Promise<void> {
  for (const name of await listAbandonedStaging()) await removeStaging(name);
}
