import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processIdentity } from '@/lib/core/process-lock.mjs';
import type { LaunchAbility } from './launch-level';
import type { Json } from './protocol';
import { testAbility, useRunners } from './testing/harness';
import { context, route } from './testing/requests';

const { makeSpec, start, dataDir } = useRunners();

/** What the code of a handler answers, or the code and message of what it throws. */
async function attempt(code: string, ability?: LaunchAbility): Promise<Json> {
  const { runner } = await start(makeSpec(`'/try': async () => { try { return (await (async () => { ${code} })()) ?? 'done'; } catch (error) { return 'refused: ' + (error.code ?? error.cause?.code ?? error.message); } }`), ability && { ability });
  const answer = await runner.call(route('/try'), context());
  runner.kill('tried');
  return answer;
}

describe('a runner cannot', () => {
  const { isRoot, secret } = { isRoot: process.getuid?.() === 0, secret: 'the secret of the forum' };
  beforeAll(() => {
    process.env.NEXUS_SECRET = secret;
  });
  afterAll(() => {
    delete process.env.NEXUS_SECRET;
  });

  it('see the environment', async () => {
    expect(await attempt('return JSON.stringify(process.env);')).toBe('{}');
  });

  it.each(['/etc/passwd', '/proc/self/environ', '/proc/1/environ', process.cwd() + '/package.json', '/proc/self/fd/3'])('read %s', async (path) => {
    expect(await attempt(`return (await import('node:fs')).readFileSync(${JSON.stringify(path)}, 'utf8').slice(0, 20);`)).toBe('refused: ERR_ACCESS_DENIED');
  });

  it('list or read its neighbours’ folders, but its own', async () => {
    const neighbour = makeSpec('');
    expect(await attempt(`return (await import('node:fs')).readFileSync(${JSON.stringify(neighbour.entry)}, 'utf8');`)).toBe('refused: ERR_ACCESS_DENIED');
    expect(await attempt(`return (await import('node:fs')).readdirSync(${JSON.stringify(dataDir)});`)).toBe('refused: ERR_ACCESS_DENIED');
    expect(await attempt(`return (await import('node:fs')).readFileSync(new URL(import.meta.url), 'utf8').slice(0, 12);`)).toBe('export const');
  });

  it('write, not even into its own folder', async () => {
    expect(await attempt(`(await import('node:fs')).writeFileSync(new URL('./x', import.meta.url), 'x');`)).toBe('refused: ERR_ACCESS_DENIED');
  });

  it.each([
    ['start a process', `(await import('node:child_process')).spawnSync('true');`, 'ERR_ACCESS_DENIED'],
    ['fork', `(await import('node:child_process')).fork('x');`, 'ERR_ACCESS_DENIED'],
    ['start a thread', `new (await import('node:worker_threads')).Worker('1', { eval: true });`, 'ERR_ACCESS_DENIED'],
    ['start a process by way of bindings', `process.binding('spawn_sync').spawn({});`, 'ERR_ACCESS_DENIED'],
    ['load native code', `process.dlopen({ exports: {} }, '/usr/lib/x.node');`, 'ERR_DLOPEN_DISABLED'],
    ['compile code', `return new Function('return 1')();`, 'Code generation from strings disallowed for this context'],
    ['open a debugger', `(await import('node:inspector')).open(0);`, 'ERR_ACCESS_DENIED'],
  ])('%s', async (_name, code, refusal) => {
    expect(await attempt(code)).toBe(`refused: ${refusal}`);
  });

  it('hold more descriptors than it was given', async () => {
    expect(await attempt(`const fs = await import('node:fs'); const all = []; for (let n = 0; n < 200; n += 1) all.push(fs.openSync(new URL(import.meta.url))); return all.length;`)).toBe('refused: EMFILE');
  });

  it('reach the network, the machine’s own included', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const code = `return new Promise((resolve, reject) => net.connect(${port}, '127.0.0.1', () => resolve('connected')).on('error', reject));`;
    const answer = await attempt(`const net = await import('node:net'); ${code}`);
    server.close();
    const { level } = await testAbility();
    expect(answer).toBe(level.namespaces === 'none' ? 'connected' : 'refused: ENETUNREACH');
  });

  it('keep root’s capabilities', async () => {
    if (!isRoot) return;
    const { runner } = await start(makeSpec(`'/echo': () => 1`));
    const { level } = await testAbility();
    const { findChildProcess } = await import('./process-tree');
    const pid = level.namespaces === 'none' ? runner.pid : await findChildProcess(runner.pid);
    const { readFile } = await import('node:fs/promises');
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    // Bit 2 is CAP_DAC_READ_SEARCH.
    expect(/^CapEff:\s+(\w+)$/m.exec(status)?.[1]).toBe('0000000000000004');
    expect(/^NoNewPrivs:\s+(\d)$/m.exec(status)?.[1]).toBe('1');
  });
});

describe('a runner that signals', () => {
  let bystander: ChildProcess;
  beforeAll(() => {
    bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  });
  afterAll(() => bystander.kill('SIGKILL'));
  const isBystanderAlive = () => bystander.pid !== undefined && processIdentity(bystander.pid) !== null;

  // In the test's own session group 0 would be the test itself: that this line is reached shows that it is not.
  it.each([
    ['its parent', `process.kill(process.ppid, 'SIGKILL')`],
    ['group 0', `process.kill(0, 'SIGTERM')`],
    ['every process', `process.kill(-1, 'SIGKILL')`],
    ['process 1', `process.kill(1, 'SIGTERM')`],
  ])('%s reaches nobody but itself', async (_name, code) => {
    const { level } = await testAbility();
    if (level.namespaces === 'none') return;
    const { runner } = await start(makeSpec(`'/kill': () => { ${code}; return 'sent'; }, '/echo': () => 1`));
    await runner.call(route('/kill'), context()).catch(() => undefined);
    expect(isBystanderAlive()).toBe(true);
    // Another one, to see that the forum still starts and talks to runners.
    const { runner: next } = await start(makeSpec(`'/echo': (request) => request.body`));
    expect(await next.call(route('/echo', 1), context())).toBe(1);
  });

  it('another process by its number finds none', async () => {
    const { level } = await testAbility();
    if (level.namespaces === 'none') return;
    expect(await attempt(`process.kill(${bystander.pid}, 'SIGKILL');`)).toBe('refused: ESRCH');
    expect(isBystanderAlive()).toBe(true);
  });
});
