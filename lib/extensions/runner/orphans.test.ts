import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { processIdentity } from '@/lib/core/process-lock.mjs';
import { projectPath } from '@/lib/core/project-path';
import { waitUntil } from '@/lib/core/wait-until';
import { reapOrphans, writePidFile } from './pid-files';
import { fixtureChild, testAbility, useRunners } from './testing/harness';
import { context, route } from './testing/requests';

// Not below TMPDIR: a whole run keeps its own folder closed, and an ordinary user's forum must get in here.
const { dataDir, makeSpec, start } = useRunners('/tmp');
const pidFiles = () => readdirSync(join(dataDir, 'runners'));
const isGone = (pid: number) => processIdentity(pid) === null;

const NOBODY = { uid: 65_534, gid: 65_534 };
const isReadableTo = (owner: { uid: number; gid: number }) =>
  process.getuid?.() !== 0 || spawnSync('test', ['-r', projectPath('package.json')], owner).status === 0;

const firstLine = (stream: Readable) => new Promise<string>((resolve) => createInterface({ input: stream }).once('line', resolve));

/** Starts a forum whose runner loops, kills it with -9 and answers the runner's process ids. */
async function killForum(how: 'probe' | 'user' | 'bare', owner: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {}): Promise<{ pids: number[]; namespaces: string }> {
  const script = projectPath('lib', 'extensions', 'runner', 'testing', 'forum.fixture.ts');
  const spec = makeSpec(`'/loop': () => { for (;;); }`);
  const forum = spawn(process.execPath, ['--import', 'tsx', script, dataDir, fixtureChild, spec.entry, how], { stdio: ['ignore', 'pipe', 'inherit'], ...owner });
  const exited = once(forum, 'exit');
  // Its whole line may come in parts, and a forum that could not start says nothing at all.
  const line = await Promise.race([firstLine(forum.stdout), exited.then(([code]) => Promise.reject(new Error(`The forum ended with ${String(code)} before its runner ran.`)))]);
  const told: { pids: number[]; namespaces: string } = JSON.parse(line);
  expect(told.pids.map(isGone)).toEqual(told.pids.map(() => false));
  forum.kill('SIGKILL');
  await exited;
  return told;
}

describe('when the forum is killed', { timeout: 160_000 }, () => {
  it.each(['probe', 'user'] as const)('a looping runner dies with it (%s)', async (how) => {
    const { level } = await testAbility();
    if (!level.diesWithForum || level.namespaces === 'none') return;
    const { pids } = await killForum(how);
    expect(await waitUntil(() => pids.every(isGone), 60_000)).toBe(true);
  });

  it('also when an ordinary user runs the forum', async ({ skip }) => {
    const { level } = await testAbility();
    skip(!isReadableTo(NOBODY), 'the project lies in a folder that only root may enter');
    if (process.getuid?.() !== 0 || level.namespaces === 'none') return;
    mkdirSync(join(dataDir, 'runners'), { recursive: true });
    for (const folder of [dataDir, join(dataDir, 'runners')]) chmodSync(folder, 0o777);
    const { pids, namespaces } = await killForum('probe', { ...NOBODY, env: { ...process.env, TMPDIR: dataDir } });
    expect(['user', 'none']).toContain(namespaces);
    expect(await waitUntil(() => pids.every(isGone), 60_000)).toBe(true);
    await reapOrphans(dataDir);
  });

  it('where the system does not do that, the next start ends it', async () => {
    const { pids } = await killForum('bare');
    expect(pids.map(isGone)).toEqual([false, false]);
    expect(await reapOrphans(dataDir)).toEqual(['looping']);
    expect(await waitUntil(() => pids.every(isGone), 60_000)).toBe(true);
    expect(pidFiles()).toEqual([]);
  });
});

describe('pid files', () => {
  it('are there while a runner lives', async () => {
    const { runner } = await start(makeSpec(`'/echo': () => 1`));
    expect(pidFiles()).toEqual([`${runner.pid}.json`]);
    runner.kill('test');
    await runner.ended;
    expect(pidFiles()).toEqual([]);
  });

  it('of a forum that lives are left alone, and its runners too', async () => {
    const { runner } = await start(makeSpec(`'/echo': () => 1`));
    expect(await reapOrphans(dataDir)).toEqual([]);
    expect(pidFiles()).toEqual([`${runner.pid}.json`]);
    expect(await runner.call(route('/echo'), context())).toBe(1);
  });

  it('whose number belongs to another process by now, or that make no sense, are only removed', async () => {
    const folder = join(dataDir, 'runners');
    mkdirSync(folder, { recursive: true });
    const reused = { slug: 'a', runner: { pid: process.pid, identity: 'another life' }, forum: { pid: process.pid, identity: 'another life' } };
    const unknown = { slug: 'b', runner: { pid: process.pid, identity: '' }, forum: { pid: 999_999_999, identity: '' } };
    writeFileSync(join(folder, '1.json'), JSON.stringify(reused));
    writeFileSync(join(folder, '2.json'), JSON.stringify(unknown));
    writeFileSync(join(folder, '3.json'), '{"slug":');
    expect(await reapOrphans(dataDir)).toEqual([]);
    expect(pidFiles()).toEqual([]);
  });

  it('of nobody: there is nothing to reap', async () => {
    expect(await reapOrphans(join(dataDir, 'nowhere'))).toEqual([]);
    const remove = writePidFile(join(dataDir, 'new'), 'c', process.pid);
    remove();
    remove();
    expect(existsSync(join(dataDir, 'new', 'runners', `${process.pid}.json`))).toBe(false);
  });
});
