import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { processIdentity } from '@/lib/core/process-lock.mjs';
import { killGroup } from './kill-group';

const life = z.object({ pid: z.int().positive(), identity: z.string() });
const pidFileSchema = z.object({ slug: z.string(), runner: life, forum: life });

const describeLife = (pid: number) => ({ pid, identity: processIdentity(pid) ?? '' });
const isAlive = ({ pid, identity }: z.output<typeof life>) => identity !== '' && processIdentity(pid) === identity;

/** Writes down that a runner lives, so that the next start of the forum can end it should both be cut off. @returns removes the note */
export function writePidFile(dataDir: string, slug: string, pid: number): () => void {
  const folder = join(dataDir, 'runners');
  const path = join(folder, `${pid}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, JSON.stringify({ slug, runner: describeLife(pid), forum: describeLife(process.pid) }), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}

/**
 * Ends the runners that a killed forum left behind; those of another forum that lives on the same data stay.
 * @returns the slugs of the ended ones
 */
export async function reapOrphans(dataDir: string): Promise<string[]> {
  const folder = join(dataDir, 'runners');
  const reaped: string[] = [];
  for (const name of await listIfThere(folder)) {
    const path = join(folder, name);
    const file = await readPidFile(path);
    if (file && isAlive(file.forum)) continue;
    if (file && isAlive(file.runner)) {
      killGroup(file.runner.pid);
      reaped.push(file.slug);
    }
    await rm(path, { force: true });
  }
  return reaped;
}

/** What the notes say and who of them lives. */
export async function listRunnerNotes(dataDir: string): Promise<{ slug: string; pid: number; isForumAlive: boolean; isRunnerAlive: boolean }[]> {
  const folder = join(dataDir, 'runners');
  const files = await Promise.all((await listIfThere(folder)).map((name) => readPidFile(join(folder, name))));
  return files.filter((file) => file !== null).map(({ slug, runner, forum }) => ({ slug, pid: runner.pid, isForumAlive: isAlive(forum), isRunnerAlive: isAlive(runner) }));
}

async function readPidFile(path: string): Promise<z.output<typeof pidFileSchema> | null> {
  try {
    return pidFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Half-written by a crash, or not ours: it names nobody.
    return null;
  }
}

async function listIfThere(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}
