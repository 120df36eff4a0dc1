import { describe, expect, it } from 'vitest';
import { waitUntil } from '@/lib/core/wait-until';
import { withOverrides } from './knobs';
import { useRunners } from './testing/harness';
import { context, route } from './testing/requests';

const { makeSpec, start } = useRunners();

/** Starts a runner with one faulty handler, triggers it, and answers how the runner ended and what the caller was told. */
async function runFault(handler: string, overrides: Partial<Record<string, number>> = {}) {
  const knobs = withOverrides(Object.fromEntries(Object.entries(overrides).map(([name, value]) => [name, value ?? 0])));
  const { runner, log } = await start(makeSpec(`'/fault': ${handler}, '/echo': (request) => request.body`), { knobs });
  const outcome = runner.call(route('/fault'), context({ deadlineMs: 20_000, label: 'GET /fault' })).then((value) => ({ value }), (error: unknown) => ({ error }));
  return { runner, log, outcome };
}

describe('what a runner may do to itself', () => {
  it('a loop: its deadline, a probe, then the end', async () => {
    const { runner } = await start(makeSpec(`'/loop': () => { for (;;); }, '/echo': () => 1`));
    const other = runner.call(route('/echo'), context());
    await other;
    const loop = runner.call(route('/loop'), context({ deadlineMs: 100, label: 'GET /loop' }));
    const beside = runner.call(route('/echo'), context());
    await expect(loop).rejects.toMatchObject({ code: 'timeout' });
    await expect(beside).rejects.toMatchObject({ code: 'crashed', message: 'GET /loop missed its deadline and kept the runner from answering.' });
    expect(await runner.ended).toEqual({ reason: 'GET /loop missed its deadline and kept the runner from answering.', wasAsked: false });
  });

  it('a loop outside of any call: the heartbeat', async () => {
    const { runner, outcome } = await runFault('() => { setTimeout(() => { for (;;); }, 1); }', { pingEveryMs: 300 });
    await outcome;
    expect((await runner.ended).reason).toBe('It did not answer for 0.3 s.');
  });

  it('a full heap', async () => {
    const { runner, outcome } = await runFault('() => { const all = []; for (;;) all.push({ all: [all.length] }); }');
    expect((await runner.ended).reason).toBe('It ran out of memory: its heap may grow to 64 MB.');
    expect(await outcome).toMatchObject({ error: { code: 'crashed', message: 'It ran out of memory: its heap may grow to 64 MB.' } });
  });

  it('buffers outside of the heap', async () => {
    const { runner } = await runFault('async () => { const all = []; for (;;) { all.push(Buffer.alloc(4_000_000, 1)); await new Promise((resolve) => setTimeout(resolve, 10)); } }', { memoryEveryMs: 50 });
    expect((await runner.ended).reason).toMatch(/^It held \d{3} MB of memory; 192 MB are allowed\.$/);
  });

  it('more memory at once than the system gives it', async () => {
    const { outcome } = await runFault('() => Buffer.alloc(600_000_000, 1).length');
    expect(await outcome).toMatchObject({ error: { code: expect.stringMatching(/handler_threw|crashed/) } });
  });

  it.each([
    ['process.exit(3)', 'It ended by itself with code 3.'],
    ['process.exit(0)', 'It ended by itself with code 0.'],
    ['process.reallyExit(7)', 'It ended by itself with code 7.'],
    ['setTimeout(() => { throw new RangeError("nobody caught it"); }, 1)', 'It ended by itself with code 1: RangeError: nobody caught it.'],
    ['new Promise((resolve, reject) => reject(new Error("nobody waited")))', null],
  ])('%s', async (statement, reason) => {
    const { runner, outcome } = await runFault(`() => { ${statement}; }`);
    expect((await runner.ended).reason).toBe(reason ?? 'It ended by itself with code 1: Error: nobody waited.');
    await outcome;
  });

  it('process.abort, without a core file', async () => {
    const { runner, outcome } = await runFault('() => process.abort()');
    expect((await runner.ended).reason).toMatch(/^It was ended by SIG(?:ABRT|SEGV|TRAP|ILL)\.$|^It ended by itself with code \d+\.$/);
    expect(await outcome).toMatchObject({ error: { code: 'crashed' } });
  });

  it('closes its channel and lives on', async () => {
    const { runner } = await runFault('(request, api) => { setInterval(() => {}, 1000); api.closeChannel(); }', { pingEveryMs: 300 });
    expect((await runner.ended).reason).toBe('It did not answer for 0.3 s.');
  });

  it('deep recursion is an error like any other', async () => {
    const { runner, outcome } = await runFault('() => { const down = () => down() + 1; return down(); }');
    expect(await outcome).toMatchObject({ error: { code: 'handler_threw', thrown: { name: 'RangeError' } } });
    expect(await runner.call(route('/echo', 1), context())).toBe(1);
  });
});

describe('what a runner may send', () => {
  it.each([
    ['not JSON', `api.frame('{"type":')`, /^It sent a frame that is not JSON\.$/],
    ['an unknown message', `api.frame('{"type":"shutdown"}')`, /^It sent a message that is none of ours/],
    ['a field of a wrong type', `api.frame('{"type":"host","id":"1","callId":null,"member":"kv.get","args":[]}')`, /^It sent a message that is none of ours \(id: /],
    ['a frame without end', `Buffer.from([255, 255, 255, 255, 1])`, /^It sent a frame of 4294967295 bytes; 1 to 1048576 are allowed\.$/],
    ['a reply of 100 MB', `Buffer.from([6, 0, 0, 0])`, /^It sent a frame of 100663296 bytes/],
    ['an empty frame', `Buffer.from([0, 0, 0, 0])`, /^It sent a frame of 0 bytes/],
    ['a deep one', `api.frame('['.repeat(100_000))`, /^It sent a frame deeper than 64 levels\.$/],
  ])('%s ends it', async (_name, bytes, reason) => {
    const { runner, outcome } = await runFault(`(request, api) => { api.writeNow(${bytes}); return new Promise(() => {}); }`);
    expect((await runner.ended).reason).toMatch(reason);
    expect(await outcome).toMatchObject({ error: { code: 'crashed' } });
  });

  it('results that nobody asked for change nothing', async () => {
    const { runner, outcome } = await runFault(`(request, api) => { api.send({ type: 'result', id: 9999, ok: true, value: 1 }); api.send({ type: 'pong', id: 9999 }); return 'mine'; }`);
    expect(await outcome).toEqual({ value: 'mine' });
    expect(runner.isGone).toBe(false);
  });

  it('a flood of messages is read at the allowed rate, and the forum’s loop stays free', async () => {
    const { runner, log, outcome } = await runFault(`(request, api) => { const bytes = api.frame('{"type":"log","level":"info","message":"x"}'); for (let sent = 0; sent < 6000; sent += 1) api.writeNow(bytes); return 'sent'; }`);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const began = performance.now();
    const result = await outcome;
    clearInterval(beat);
    // 2,000 at once and 2,000 a second: the last of 6,000 waits for two seconds, unless writing failed before (a full pipe).
    if ('value' in result) expect(performance.now() - began).toBeGreaterThan(1_500);
    else expect(result.error).toMatchObject({ code: 'handler_threw', thrown: { message: expect.stringContaining('EAGAIN') } });
    expect(log.lines().length).toBeLessThan(330);
    expect(runner.isGone).toBe(false);
  });

  it('a flood without end ends it, and says so', async () => {
    const { runner } = await runFault(`(request, api) => { const bytes = api.frame('{"type":"log","level":"info","message":"x"}'); for (;;) { try { api.writeNow(bytes); } catch {} } }`, { pingEveryMs: 400 });
    expect((await runner.ended).reason).toBe('It sent more than 2000 messages a second. It did not answer for 0.4 s.');
  });

  it.each(['stdout', 'stderr'])('a flood on %s: lines are dropped and counted, little is kept', async (stream) => {
    const { runner, log, outcome } = await runFault(`() => { for (let line = 0; line < 20_000; line += 1) process.${stream}.write('line ' + line + ' ' + 'x'.repeat(100) + '\\n'); return 'printed'; }`);
    expect(await outcome).toEqual({ value: 'printed' });
    expect(await waitUntil(() => log.lines().some(({ message }) => message.endsWith('lines were dropped: more than 100 a second.')), 5_000)).toBe(true);
    expect(log.lines().length).toBeLessThanOrEqual(200);
    expect(runner.lastStderr.length).toBeLessThanOrEqual(4_096);
    expect(runner.isGone).toBe(false);
  });

  it('a line without end', async () => {
    const { log, outcome } = await runFault(`() => { for (let part = 0; part < 100; part += 1) process.stdout.write('x'.repeat(10_000)); }`);
    await outcome;
    expect(await waitUntil(() => log.lines().length > 0, 5_000)).toBe(true);
    expect(Math.max(...log.lines().map(({ message }) => message.length))).toBeLessThanOrEqual(8_192);
  });
});
