import { readdir, readFile } from 'node:fs/promises';
import { hasErrorCode } from '@/lib/core/has-error-code';

/** The first process whose parent is `pid`: a runner's own node below unshare. Null when there is none, or no /proc. */
export async function findChildProcess(pid: number): Promise<number | null> {
  const listed = await readIfThere(`/proc/${pid}/task/${pid}/children`);
  if (listed !== null) return Number(listed.trim().split(' ')[0]) || null;
  return findByParent(pid);
}

/** Resident bytes of a process; null when it has gone, or where there is no /proc. */
export async function readResidentBytes(pid: number): Promise<number | null> {
  const status = await readIfThere(`/proc/${pid}/status`);
  const kilobytes = /^VmRSS:\s+(\d{1,15}) kB$/m.exec(status ?? '')?.[1];
  return kilobytes ? Number(kilobytes) * 1_024 : null;
}

// What Linux tells programs, whatever the kernel's own ticks are.
const TICK_MS = 10;

/** Milliseconds of processor that a process has had; null when it has gone, or where there is no /proc. */
export async function readProcessorMs(pid: number): Promise<number | null> {
  const fields = fieldsOf(await readIfThere(`/proc/${pid}/stat`));
  return fields ? (Number(fields[11]) + Number(fields[12])) * TICK_MS : null;
}

// The second field is the program's name and may hold spaces and brackets; fields are counted after its last bracket.
const fieldsOf = (stat: string | null) => stat?.slice(stat.lastIndexOf(')') + 2).split(' ');

// Some kernels are built without the list of children.
async function findByParent(parent: number): Promise<number | null> {
  for (const name of await listIfThere('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = fieldsOf(await readIfThere(`/proc/${name}/stat`));
    if (Number(fields?.[1]) === parent) return Number(name);
  }
  return null;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return null;
    throw error;
  }
}

async function listIfThere(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}
