import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '@/lib/core/clock';
import { processIdentity } from '@/lib/core/process-lock.mjs';
import { waitUntil } from '@/lib/core/wait-until';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import type { AnswerHost } from './types';
import { useRunners } from './testing/harness';
import { context, route } from './testing/requests';

useTestDatabase();
const { makeSpec, supervise } = useRunners();
const isGone = (pid: number | undefined) => pid !== undefined && processIdentity(pid) === null;

/** Moves the forum's clock on; restored after the test. */
function moveClock(ms: number): void {
  const now = clock.now().getTime() + ms;
  vi.spyOn(clock, 'now').mockReturnValue(new Date(now));
}

beforeEach(async () => {
  await db().extensionRunnerState.deleteMany();
});

describe('starting and replacing', () => {
  it('starts a runner when it is first needed, once for many calls', async () => {
    const spec = makeSpec(`'/pid': () => globalThis.id ??= Math.random()`);
    const supervisor = await supervise([spec]);
    expect(supervisor.state(spec.slug)).toMatchObject({ slug: spec.slug, process_state: 'idle', restarts: 0, lastStderr: '' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => supervisor.call(spec.slug, route('/pid'), context())));
    expect(new Set(answers).size).toBe(1);
    expect(supervisor.states()).toEqual([expect.objectContaining({ process_state: 'running', pid: expect.any(Number), startedAt: expect.any(Date), restarts: 0 })]);
  });

  it('starts one with workers at once', async () => {
    const spec = makeSpec(`'/echo': () => 1`, { hasWorkers: true });
    const supervisor = await supervise([spec]);
    expect(await waitUntil(() => supervisor.state(spec.slug).process_state === 'running', 5_000)).toBe(true);
  });

  it('refuses calls of what is not there, and after it was stopped', async () => {
    const spec = makeSpec(`'/echo': () => 1`);
    const supervisor = await supervise([spec]);
    await expect(supervisor.call('other', route('/echo'), context())).rejects.toMatchObject({ code: 'no_runner' });
    await supervisor.stop();
    await expect(supervisor.call(spec.slug, route('/echo'), context())).rejects.toMatchObject({ code: 'no_runner' });
  });

  it('hands settings to the calls that need them', async () => {
    const spec = makeSpec(`event: (request) => request.settings, '/route': (request) => request.settings ?? null, start: (request) => { globalThis.atStart = request.settings; }, '/start': () => globalThis.atStart`);
    const supervisor = await supervise([spec], { readSettings: async (slug) => ({ key: `of ${slug}` }) });
    const envelope = { id: '1', name: 'post_created', source: 'forum', occurredAt: new Date().toISOString(), attempt: 1, correlationId: 'c' };
    expect(await supervisor.call(spec.slug, { kind: 'event', event: 'post_created', payload: {}, envelope }, context())).toEqual({ key: `of ${spec.slug}` });
    expect(await supervisor.call(spec.slug, route('/route'), context())).toBeNull();
    expect(await supervisor.call(spec.slug, route('/start'), context())).toEqual({ key: `of ${spec.slug}` });
  });

  it('replaces a changed version: the old one takes calls until the new one is ready, and finishes what it has', async () => {
    const old = makeSpec(`'/version': () => 1, '/slow': () => new Promise((resolve) => setTimeout(() => resolve('finished'), 300)), stop: (request, api) => api.host('stopped', request.args)`);
    const next = { ...makeSpec(`'/version': () => 2, start: () => new Promise((resolve) => setTimeout(resolve, 200))`), slug: old.slug, version: '2.0.0' };
    const stopped: unknown[] = [];
    const answerHost: AnswerHost = async (_slug, _capabilities, _member, args) => stopped.push(args);
    const supervisor = await supervise([old], { answerHost });
    const slow = supervisor.call(old.slug, route('/slow'), context());
    expect(await supervisor.call(old.slug, route('/version'), context())).toBe(1);
    const { pid } = supervisor.state(old.slug);
    const configured = supervisor.configure([next]);
    expect(await supervisor.call(old.slug, route('/version'), context())).toBe(1);
    await configured;
    expect(await supervisor.call(old.slug, route('/version'), context())).toBe(2);
    expect(await slow).toBe('finished');
    expect(await waitUntil(() => isGone(pid), 5_000)).toBe(true);
    expect(stopped).toEqual([['updated']]);
    await supervisor.configure([next]);
    expect(supervisor.state(old.slug).restarts).toBe(0);
  });

  it('drains and stops what is no longer there, without disturbing others', async () => {
    const [gone, stays] = [makeSpec(`'/slow': () => new Promise((resolve) => setTimeout(() => resolve('finished'), 200))`), makeSpec(`'/id': () => globalThis.id ??= Math.random()`)];
    const supervisor = await supervise([gone, stays]);
    const id = await supervisor.call(stays.slug, route('/id'), context());
    const slow = supervisor.call(gone.slug, route('/slow'), context());
    expect(await waitUntil(() => supervisor.state(gone.slug).process_state === 'running', 5_000)).toBe(true);
    const { pid } = supervisor.state(gone.slug);
    await supervisor.configure([stays]);
    expect(await slow).toBe('finished');
    expect(isGone(pid)).toBe(true);
    expect(await supervisor.call(stays.slug, route('/id'), context())).toBe(id);
  });

  it('asks what a version declares in a runner of its own, whose start handler does not run', async () => {
    const spec = makeSpec(`start() { throw new Error('not now'); }, handleEvent() {}, '/a': () => 1`);
    const supervisor = await supervise([]);
    expect(await supervisor.probe(spec)).toMatchObject({ callbacks: ['start', 'handleEvent'], routes: [{ method: 'GET', path: '/a' }] });
    await expect(supervisor.probe({ ...spec, exportName: 'Wrong' })).rejects.toMatchObject({ loadFailure: 'export_missing' });
    expect(await db().extensionRunnerState.count()).toBe(0);
  });

  it('ends an idle runner, keeps one warm whose slot was shown, and never one with workers', async () => {
    const [idle, warm, working] = [makeSpec(`'/echo': () => 1`), makeSpec('footer: () => null'), makeSpec(`'/echo': () => 1`, { hasWorkers: true })];
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const supervisor = await supervise([idle, warm, working]);
      await supervisor.call(idle.slug, route('/echo'), context());
      await supervisor.call(warm.slug, { kind: 'slot', name: 'footer', props: {} }, context());
      await supervisor.call(working.slug, route('/echo'), context());
      const states = () => supervisor.states().map(({ process_state }) => process_state);
      vi.advanceTimersByTime(30_000);
      expect(states()).toEqual(['running', 'running', 'running']);
      moveClock(600_000);
      vi.advanceTimersByTime(30_000);
      expect(states()).toEqual(['idle', 'running', 'running']);
      moveClock(3_000_000);
      vi.advanceTimersByTime(30_000);
      expect(states()).toEqual(['idle', 'idle', 'running']);
      expect(await supervisor.call(idle.slug, route('/echo'), context())).toBe(1);
      // Nothing went wrong.
      expect(supervisor.state(idle.slug)).toMatchObject({ process_state: 'running', restarts: 0 });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('faults', () => {
  it('of one runner are not noticed by another', async () => {
    const [bad, good] = [makeSpec(`'/loop': () => { for (;;); }`), makeSpec(`'/id': () => globalThis.id ??= Math.random()`)];
    const supervisor = await supervise([bad, good]);
    const id = await supervisor.call(good.slug, route('/id'), context());
    const loop = supervisor.call(bad.slug, route('/loop'), context({ deadlineMs: 300 })).catch((error: unknown) => error);
    while (!(await Promise.race([loop.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))]))) {
      expect(await supervisor.call(good.slug, route('/id'), context())).toBe(id);
    }
    expect(await loop).toMatchObject({ code: 'timeout' });
    expect(supervisor.state(good.slug)).toMatchObject({ process_state: 'running', restarts: 0 });
  });

  it('a crash: who waited is told, then it waits, then it starts again', async () => {
    const spec = makeSpec(`'/exit': () => { console.error('last words'); process.exit(9); }, '/echo': () => 1`);
    const supervisor = await supervise([spec], { knobs: { backOffFirstMs: 60_000, backOffMaxMs: 60_000 } });
    await expect(supervisor.call(spec.slug, route('/exit'), context())).rejects.toMatchObject({ code: 'crashed', message: 'It ended by itself with code 9.' });
    expect(await waitUntil(() => supervisor.state(spec.slug).process_state === 'backing_off', 5_000)).toBe(true);
    expect(supervisor.state(spec.slug)).toMatchObject({ reason: 'It ended by itself with code 9.', lastStderr: 'last words' });
    await expect(supervisor.call(spec.slug, route('/echo'), context())).rejects.toMatchObject({ code: 'no_runner', retryAfter: expect.any(Number) });
    moveClock(72_001);
    expect(await supervisor.call(spec.slug, route('/echo'), context())).toBe(1);
    expect(supervisor.state(spec.slug)).toMatchObject({ process_state: 'running', restarts: 1 });
    expect(supervisor.logs(spec.slug).map(({ message }) => message)).toEqual(['last words', 'The runner ended: It ended by itself with code 9.']);
  });

  it('a short wait is waited out by the caller', async () => {
    const spec = makeSpec(`'/exit': () => process.exit(1), '/echo': () => 1`);
    const supervisor = await supervise([spec], { knobs: { backOffFirstMs: 50 } });
    await supervisor.call(spec.slug, route('/exit'), context()).catch(() => undefined);
    expect(await supervisor.call(spec.slug, route('/echo'), context())).toBe(1);
  });

  it('one with workers starts again by itself', async () => {
    const spec = makeSpec(`'/exit': () => process.exit(1)`, { hasWorkers: true });
    const supervisor = await supervise([spec], { knobs: { backOffFirstMs: 20 } });
    await supervisor.call(spec.slug, route('/exit'), context()).catch(() => undefined);
    expect(await waitUntil(() => supervisor.state(spec.slug).process_state === 'running' && supervisor.state(spec.slug).restarts === 1, 5_000)).toBe(true);
  });

  it('counts a crash whatever the runner printed last', async () => {
    const spec = makeSpec(`'/exit': () => { process.stderr.write('Error: \\0 \\u001b[31mred\\u001b[0m \\u202e\\n'); process.exit(4); }`);
    const supervisor = await supervise([spec], { knobs: { backOffFirstMs: 1, crashesAllowed: 1 } });
    await supervisor.call(spec.slug, route('/exit'), context()).catch(() => undefined);
    expect(await waitUntil(() => supervisor.state(spec.slug).process_state === 'quarantined', 5_000)).toBe(true);
    expect(supervisor.state(spec.slug)).toMatchObject({ reason: expect.stringContaining('Error: \\u{0} red \\u{202e}'), lastStderr: 'Error: \\u{0} red \\u{202e}' });
  });

  it('three crashes in an hour: quarantine, which outlives the forum and ends with one click', async () => {
    const spec = makeSpec(`'/exit': () => process.exit(4), '/echo': () => 1`);
    const knobs = { backOffFirstMs: 1 };
    const changed = vi.fn<(slug: string) => void>();
    const supervisor = await supervise([spec], { knobs, onChange: changed });
    for (let crash = 0; crash < 3; crash += 1) await supervisor.call(spec.slug, route('/exit'), context()).catch(() => undefined);
    expect(await waitUntil(() => supervisor.state(spec.slug).process_state === 'quarantined', 5_000)).toBe(true);
    const reason = '3 crashes within 60 minutes. The last: It ended by itself with code 4.';
    expect(supervisor.state(spec.slug).reason).toBe(reason);
    expect(changed).toHaveBeenCalledWith(spec.slug);
    await expect(supervisor.call(spec.slug, route('/echo'), context())).rejects.toMatchObject({ code: 'quarantined', message: reason });
    await supervisor.stop();

    const next = await supervise([spec], { knobs });
    expect(next.state(spec.slug)).toMatchObject({ process_state: 'quarantined', reason });
    await expect(next.call(spec.slug, route('/echo'), context())).rejects.toMatchObject({ code: 'quarantined' });
    await next.release(spec.slug);
    expect(next.state(spec.slug).process_state).toBe('idle');
    expect(await next.call(spec.slug, route('/echo'), context())).toBe(1);
    expect(await db().extensionRunnerState.count()).toBe(0);
  });

  it('another version has a clean record; crashes of more than an hour ago do not count', async () => {
    const spec = makeSpec(`'/exit': () => process.exit(4), '/echo': () => 1`);
    const old = new Date(clock.now().getTime() - 3_700_000);
    await db().extensionRunnerState.create({ data: { slug: spec.slug, digest: spec.digest, crashedAt: [old, old], quarantinedAt: null } });
    const supervisor = await supervise([spec], { knobs: { backOffFirstMs: 1 } });
    await supervisor.call(spec.slug, route('/exit'), context()).catch(() => undefined);
    expect(await supervisor.call(spec.slug, route('/echo'), context())).toBe(1);
    await db().extensionRunnerState.update({ where: { slug: spec.slug }, data: { quarantinedAt: clock.now(), reason: 'by another server' } });
    await supervisor.configure([spec]);
    expect(supervisor.state(spec.slug)).toMatchObject({ process_state: 'quarantined' });
    await supervisor.configure([{ ...spec, digest: 'repaired' }]);
    expect(await supervisor.call(spec.slug, route('/echo'), context())).toBe(1);
  });

  it('a version that cannot start is a crash each time', async () => {
    const spec = makeSpec('...nothing.there');
    const supervisor = await supervise([spec], { knobs: { backOffFirstMs: 1 } });
    for (let crash = 0; crash < 3; crash += 1) {
      await expect(supervisor.call(spec.slug, route('/echo'), context())).rejects.toMatchObject({ code: 'crashed', message: expect.stringContaining('nothing is not defined') });
    }
    expect(await waitUntil(() => supervisor.state(spec.slug).process_state === 'quarantined', 5_000)).toBe(true);
    expect(supervisor.state(spec.slug).lastStderr).toContain('ReferenceError');
  });

  it('a handler that throws is switched off, its runner and its other handlers are not; a refusal is no error', async () => {
    const spec = makeSpec(`'/throw': () => { throw new Error('always'); }, '/missing': () => { throw Object.assign(new Error('no'), { status: 404 }); }, '/echo': () => 1`);
    const supervisor = await supervise([spec]);
    const call = (path: string) => supervisor.call(spec.slug, route(path), context({ label: `GET ${path}` }));
    for (let error = 0; error < 5; error += 1) await expect(call('/throw')).rejects.toMatchObject({ code: 'handler_threw' });
    await expect(call('/throw')).rejects.toMatchObject({ code: 'breaker_open', retryAfter: 30 });
    for (let refusal = 0; refusal < 25; refusal += 1) await expect(call('/missing')).rejects.toMatchObject({ code: 'handler_threw', thrown: { status: 404 } });
    expect(await call('/echo')).toBe(1);
    moveClock(30_000);
    await expect(call('/throw')).rejects.toMatchObject({ code: 'handler_threw' });
    await expect(call('/throw')).rejects.toMatchObject({ code: 'breaker_open', retryAfter: 60 });
    expect(supervisor.state(spec.slug)).toMatchObject({ process_state: 'running', restarts: 0 });
  });

  it('takes so many calls at a time', async () => {
    const spec = makeSpec(`'/wait': () => new Promise((resolve) => setTimeout(() => resolve('waited'), 100))`);
    const supervisor = await supervise([spec], { knobs: { callsInFlight: 3 } });
    const calls = Array.from({ length: 3 }, () => supervisor.call(spec.slug, route('/wait'), context()));
    await expect(supervisor.call(spec.slug, route('/wait'), context())).rejects.toMatchObject({ code: 'overloaded', retryAfter: 1 });
    expect(await Promise.all(calls)).toEqual(['waited', 'waited', 'waited']);
    expect(await supervisor.call(spec.slug, route('/wait'), context())).toBe('waited');
  });

  it('does not wait for a slow start longer than the caller can, and does not blame the handler', async () => {
    const spec = makeSpec(`start: () => new Promise((resolve) => setTimeout(resolve, 400)), '/echo': () => 1`);
    const supervisor = await supervise([spec]);
    const calls = Array.from({ length: 6 }, () => supervisor.call(spec.slug, route('/echo'), context({ deadlineMs: 100, label: 'slot footer' })));
    for (const call of await Promise.allSettled(calls)) expect(call).toMatchObject({ reason: { code: 'timeout', message: 'slot footer: the runner was not ready within 100 ms.' } });
    expect(supervisor.state(spec.slug).process_state).toBe('starting');
    expect(await supervisor.call(spec.slug, route('/echo'), context({ label: 'slot footer' }))).toBe(1);
  });
});
