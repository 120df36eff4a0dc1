import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { acquireProcessLock, processIdentity } from './process-lock.mjs';
import { projectPath } from './project-path';

const folder = mkdtempSync(join(tmpdir(), 'nexus-lock-'));
const path = join(folder, 'deep', 'lock');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(join(folder, 'deep'), { recursive: true, force: true }));

const take = () => {
  const lock = acquireProcessLock(path);
  if ('heldBy' in lock) throw new Error(`held by ${lock.heldBy}`);
  return lock;
};

describe('acquireProcessLock', () => {
  it('keeps a second one out until it is released', () => {
    const lock = take();
    expect(acquireProcessLock(path)).toEqual({ heldBy: process.pid });
    lock.release();
    take().release();
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
  });

  it('keeps another process out', async () => {
    const script = `import { acquireProcessLock } from ${JSON.stringify(projectPath('lib', 'core', 'process-lock.mjs'))}; console.log(JSON.stringify(acquireProcessLock(${JSON.stringify(path)}))); process.stdin.resume();`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    expect(acquireProcessLock(path)).toEqual({ heldBy: child.pid });
    child.kill('SIGKILL');
    await once(child, 'exit');
    take().release();
  });

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, identity: 'boot:1' })],
    ['an earlier life of a number that is now somebody else', JSON.stringify({ pid: process.pid, identity: 'boot:1' })],
    ['a crash while it was written', '{"pid":1'],
    ['nobody', ''],
  ])('takes over from %s', (_, content) => {
    take().release();
    writeFileSync(path, content);
    take();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ pid: process.pid, identity: processIdentity(process.pid) });
  });

  it('leaves the lock of whoever took over alone when it is released late', () => {
    const lock = take();
    const other = JSON.stringify({ pid: process.ppid, identity: processIdentity(process.ppid) });
    writeFileSync(path, other);
    lock.release();
    expect(readFileSync(path, 'utf8')).toBe(other);
  });
});
