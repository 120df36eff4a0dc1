import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileServer } from '@/lib/extensions/compile/compile-server';
import { projectPath } from '@/lib/core/project-path';
import { childMainPath } from '@/lib/extensions/runner/child-main';
import { withOverrides } from '@/lib/extensions/runner/knobs';
import { probeLaunchAbility } from '@/lib/extensions/runner/launch-level';
import { findChildProcess } from '@/lib/extensions/runner/process-tree';
import { createSupervisor } from '@/lib/extensions/runner/supervisor';

export interface IdleRunners {
  /** From the call that finds no runner to its answer, one after the other. */
  startMs: number[];
  /** Of each: what the system shows, and what is this process's alone. */
  residentBytes: number[];
  ownBytes: number[];
}

/** Starts as many runners of one extension, lets each answer once, and reads what they hold. */
export async function measureIdleRunners({ count, packageDir, dataDir }: { count: number; packageDir: string; dataDir: string }): Promise<IdleRunners> {
  const { entry } = await compileServer({ packageDir, outDir: join(dataDir, 'compiled'), sdkDir: projectPath('sdk') });
  const [ability, childMain] = await Promise.all([probeLaunchAbility(), childMainPath()]);
  const supervisor = await createSupervisor({
    dataDir, ability, childMain,
    answerHost: async () => null,
    readSettings: async () => ({}),
    readKnobs: async () => withOverrides(),
    onChange: () => undefined,
  });
  const slugs = Array.from({ length: count }, (_, index) => `bench-${index}`);
  await supervisor.configure(slugs.map((slug) => ({ slug, version: '1.0.0', digest: slug, entry, exportName: 'Faults', capabilities: [], hasWorkers: false })));
  const startMs: number[] = [];
  for (const slug of slugs) {
    const startedAt = performance.now();
    await supervisor.call(slug, { kind: 'health' }, { viewer: null, depth: 0, deadlineMs: 10_000, correlationId: 'bench', label: 'health' });
    startMs.push(performance.now() - startedAt);
  }
  const memory = await Promise.all(supervisor.states().map(({ pid }) => readMemory(pid ?? 0, ability.level.namespaces !== 'none')));
  await supervisor.stop();
  return { startMs, residentBytes: memory.map(({ resident }) => resident), ownBytes: memory.map(({ own }) => own) };
}

/** https://docs.kernel.org/filesystems/proc.html: what no other process shares is Private_Clean and Private_Dirty. */
async function readMemory(pid: number, isBehindUnshare: boolean): Promise<{ resident: number; own: number }> {
  const node = isBehindUnshare ? await findChildProcess(pid) : pid;
  const text = await readFile(`/proc/${String(node)}/smaps_rollup`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1_024;
  return { resident: read('Rss'), own: read('Private_Clean') + read('Private_Dirty') };
}
