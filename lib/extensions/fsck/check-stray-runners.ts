import { readdir, readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { listRunnerNotes } from '../runner/pid-files';
import type { Problem } from './problem';

/** Processes that run an extension of this forum and that no note knows. Where there is no /proc, none are found. */
export async function checkStrayRunners(dataDir: string): Promise<Problem[]> {
  const known = new Set((await listRunnerNotes(dataDir)).map(({ pid }) => pid));
  const runners = (await listProcesses()).filter(({ command }) => runsFrom(command, dataDir));
  const parents = new Map(runners.map(({ pid, parent }) => [pid, parent]));
  const isKnown = (pid: number): boolean => known.has(pid) || (parents.has(pid) && isKnown(parents.get(pid) ?? 0));
  return runners.filter(({ pid }) => !isKnown(pid)).map(({ pid }) => ({ kind: 'runner_without_note', subject: String(pid), message: `Process ${pid} runs an extension, and no forum knows of it.` }));
}

/** A runner may read the folder of its version, and is told so on its command line. */
const runsFrom = (command: string[], dataDir: string) => command.some((part) => part.startsWith('--allow-fs-read=') && part.includes(`${dataDir}${sep}extensions${sep}`));

async function listProcesses(): Promise<{ pid: number; parent: number; command: string[] }[]> {
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(async (name) => {
    try {
      const [stat, command] = await Promise.all([readFile(`/proc/${name}/stat`, 'utf8'), readFile(`/proc/${name}/cmdline`, 'utf8')]);
      return { pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command: command.split('\0') };
    } catch {
      // It ended while we looked.
      return null;
    }
  }));
  return found.filter((process) => process !== null);
}
