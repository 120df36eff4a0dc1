import { describe, expect, it, vi } from 'vitest';
import { waitUntil } from '@/lib/core/wait-until';
import { AppError } from '@/lib/core/errors';
import { HostCallError } from './host-call-error';
import { withOverrides } from './knobs';
import type { Json } from './protocol';
import type { AnswerHost } from './types';
import { useRunners } from './testing/harness';
import { context, route } from './testing/requests';

const { makeSpec, start, runnerOptions } = useRunners();
const viewer = { id: 7, username: 'ada', name: 'Ada', role: 'moderator', avatarUrl: null, sessionId: 3 } as const;

describe('a runner', () => {
  it('starts, says what it declares, and answers', async () => {
    const { runner, declared } = await start(makeSpec(`'/echo': (request) => request.body, start() {}`));
    expect(declared.callbacks).toEqual(['start']);
    expect(declared.routes).toEqual([{ method: 'GET', path: '/echo' }]);
    const body = { text: 'é"\\n[{'.repeat(1_000), list: [1, null, true, -0.5] };
    expect(await runner.call(route('/echo', body), context())).toEqual(body);
  });

  it('is told for whom a call is, and no more of them', async () => {
    const { runner } = await start(makeSpec(`'/who': (request) => request.viewer`));
    expect(await runner.call(route('/who'), context({ viewer }))).toEqual({ id: 7, username: 'ada', role: 'moderator', groups: [] });
    expect(await runner.call(route('/who'), context())).toBeNull();
  });

  it('hands on what a handler threw, an HttpError’s status and detail included', async () => {
    const { runner } = await start(makeSpec(`'/throw': () => { throw Object.assign(new TypeError('no such poll'), { status: 404, detail: { id: 1 } }); }, '/odd': () => { throw 'text'; }`));
    await expect(runner.call(route('/throw'), context())).rejects.toMatchObject({ code: 'handler_threw', message: 'GET /test threw TypeError: no such poll', thrown: { status: 404, detail: { id: 1 } } });
    await expect(runner.call(route('/odd'), context())).rejects.toMatchObject({ code: 'handler_threw', thrown: { message: 'text' } });
  });

  it('refuses a request that is too large or too deep, and goes on', async () => {
    const { runner } = await start(makeSpec(`'/echo': (request) => request.body`));
    const deep = JSON.parse('['.repeat(70) + ']'.repeat(70));
    await expect(runner.call(route('/echo', 'x'.repeat(1_100_000)), context())).rejects.toMatchObject({ code: 'too_large' });
    await expect(runner.call(route('/echo', deep), context())).rejects.toMatchObject({ code: 'too_large' });
    expect(await runner.call(route('/echo', 'small'), context())).toBe('small');
  });

  it('tells a promise that never settles from a loop: the call is cancelled, the runner lives', async () => {
    const { runner } = await start(makeSpec(`'/never': () => new Promise(() => {}), '/cancelled': () => globalThis.cancelled, cancel: (id) => { globalThis.cancelled = id; }`));
    await expect(runner.call(route('/never'), context({ deadlineMs: 50, label: 'GET /never' }))).rejects.toMatchObject({ code: 'timeout', message: 'GET /never took longer than 50 ms.' });
    expect(await runner.call(route('/cancelled'), context())).toBe(1);
    expect(runner.isGone).toBe(false);
  });

  it('ends in order: it sees its channel close', async () => {
    const { runner } = await start(makeSpec(`'/echo': () => 1`));
    await runner.stop();
    expect(await runner.ended).toEqual({ reason: 'It ended by itself with code 0.', wasAsked: true });
    await expect(runner.call(route('/echo'), context())).rejects.toMatchObject({ code: 'crashed' });
  });

  it('keeps what it prints and logs, whole lines each', async () => {
    const { runner, log } = await start(makeSpec(`'/print': (request, api) => { process.stdout.write('one\\ntw'); process.stdout.write('o\\n'); console.error('three'); api.send({ type: 'log', level: 'debug', message: 'four' }); }`));
    await runner.call(route('/print'), context());
    expect(await waitUntil(() => log.lines().length >= 4, 5_000)).toBe(true);
    expect(log.lines().map(({ source, level, message }) => `${source} ${level} ${message}`).toSorted()).toEqual(['log debug four', 'stderr error three', 'stdout info one', 'stdout info two']);
    expect(runner.lastStderr).toBe('three');
  });
});

describe('a call from an extension into the forum', () => {
  it('acts for the viewer of its call, as the forum remembers them; outside of one as a guest', async () => {
    const answerHost = vi.fn<AnswerHost>(async () => 'done');
    const spec = makeSpec(`
      '/inside': (request, api) => api.host('posts.get', [1]),
      '/outside': (request, api) => api.host('posts.get', [1], null),
      '/forged': (request, api) => api.host('posts.get', [1], 999),
      '/after': (request, api) => { setTimeout(() => api.host('late'), 20); }`, { capabilities: ['content:read'] });
    const { runner } = await start(spec, { answerHost });
    for (const path of ['/inside', '/outside', '/forged', '/after']) await runner.call(route(path), context({ viewer, depth: 3, correlationId: 'c' }));
    expect(await waitUntil(() => answerHost.mock.calls.length === 4, 5_000)).toBe(true);
    const [inside, outside, forged, after] = answerHost.mock.calls.map(([, , , , call]) => call);
    expect(answerHost.mock.calls[0]?.slice(0, 4)).toEqual([spec.slug, ['content:read'], 'posts.get', [1]]);
    expect(inside).toMatchObject({ viewer, depth: 3, correlationId: 'c' });
    expect(outside).toMatchObject({ viewer: null, depth: 0 });
    expect(forged).toMatchObject({ viewer: null, depth: 0 });
    // Its call has ended, but it was caused by it all the same.
    expect(after).toMatchObject({ viewer: null, depth: 3, correlationId: 'c' });
  });

  it('has one name for all that belongs together, also long after its call: only who began a transaction may go on with it', async () => {
    const answerHost = vi.fn<AnswerHost>(async () => 'done');
    const spec = makeSpec(`
      '/twice': async (request, api) => { await api.host('db.begin', [], null); await api.host('db.query', [], null); },
      '/forgotten': async (request, api) => { await api.host('db.begin', [], 999); await api.host('db.query', [], 999); }`);
    const { runner } = await start(spec, { answerHost });
    for (const path of ['/twice', '/forgotten']) await runner.call(route(path), context());
    const [begin, query, other, last] = answerHost.mock.calls.map(([, , , , { correlationId }]) => correlationId);
    expect([query, last]).toEqual([begin, other]);
    expect(other).not.toBe(begin);
  });

  it('stops when its call ends, or its runner', async () => {
    const signals: AbortSignal[] = [];
    const answerHost: AnswerHost = async (_slug, _capabilities, _member, _args, call) => {
      signals.push(call.signal);
      return new Promise(() => undefined);
    };
    const { runner } = await start(makeSpec(`'/wait': (request, api) => api.host('db.query'), '/loose': (request, api) => { void api.host('db.query', [], null); }`), { answerHost });
    await expect(runner.call(route('/wait'), context({ deadlineMs: 50 }))).rejects.toMatchObject({ code: 'timeout' });
    await runner.call(route('/loose'), context());
    expect(await waitUntil(() => signals.length === 2, 5_000)).toBe(true);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    runner.kill('test');
    await runner.ended;
    expect(signals[1]?.aborted).toBe(true);
  });

  it('learns what is meant for it, and of other errors an incident id', async () => {
    const errors: Record<string, Error> = {
      capability: new HostCallError('CapabilityError', 'needs content:write', 'forbidden', { field: 'capabilities' }),
      app: new AppError('not_found', 'Post 1 was not found.'),
      internal: new Error('password of the database'),
    };
    const { log } = await import('@/lib/core/log');
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const answerHost: AnswerHost = async (_slug, _capabilities, member) => Promise.reject(errors[member] ?? new Error('unknown'));
    const { runner } = await start(makeSpec(`'/ask': (request, api) => api.host(request.body)`), { answerHost });
    const ask = (member: string) => runner.call(route('/ask', member), context());
    expect(await ask('capability')).toEqual({ type: 'answer', ok: false, error: { name: 'CapabilityError', message: 'needs content:write', code: 'forbidden', detail: { field: 'capabilities' } } });
    expect(await ask('app')).toMatchObject({ error: { name: 'CallError', message: 'Post 1 was not found.', code: 'not_found' } });
    expect(await ask('internal')).toMatchObject({ error: { message: expect.stringMatching(/^The forum failed to answer nexus\.internal \(incident [0-9a-f]{10}\)\.$/) } });
    expect(logged).toHaveBeenCalledOnce();
  });

  it('is told when an answer is too large', async () => {
    const { runner } = await start(makeSpec(`'/ask': (request, api) => api.host('db.query')`), { answerHost: async () => 'x'.repeat(1_100_000) });
    expect(await runner.call(route('/ask'), context())).toMatchObject({ ok: false, error: { name: 'TooLargeError', code: 'too_large' } });
  });

  it('waits when as many are at work as the forum takes', async () => {
    let atWork = 0;
    let most = 0;
    const answerHost: AnswerHost = async () => {
      most = Math.max(most, (atWork += 1));
      await new Promise((resolve) => setImmediate(resolve));
      atWork -= 1;
      return null;
    };
    const { runner } = await start(makeSpec(`'/many': async (request, api) => (await Promise.all(Array.from({ length: 300 }, () => api.host('kv.get')))).length`), { answerHost, knobs: withOverrides({ hostCallsInFlight: 8 }) });
    expect(await runner.call(route('/many'), context())).toBe(300);
    expect(most).toBe(8);
  });

  it('waits while its runner does not read the answers: they would pile up in the forum', async () => {
    const answerHost = vi.fn<AnswerHost>(async () => 'x'.repeat(1_000_000));
    const deaf = makeSpec(`'/deaf': (request, api) => {
      for (let id = 1; id <= 200; id += 1) api.writeNow(api.frame(JSON.stringify({ type: 'host', id, callId: api.callId, member: 'db.query', args: [] })));
      for (;;);
    }`);
    const { runner } = await start(deaf, { answerHost, knobs: withOverrides({ hostCallsInFlight: 4 }) });
    await expect(runner.call(route('/deaf'), context({ deadlineMs: 500 }))).rejects.toMatchObject({ code: 'timeout' });
    expect((await runner.ended).reason).toContain('kept the runner from answering');
    expect(answerHost.mock.calls.length).toBeLessThan(20);
    const listening = makeSpec(`'/many': async (request, api) => (await Promise.all(Array.from({ length: 60 }, () => api.host('db.query')))).length`);
    expect(await (await start(listening, { answerHost, knobs: withOverrides({ hostCallsInFlight: 4 }) })).runner.call(route('/many'), context())).toBe(60);
  });

  it('may take the forum long: the runner that waits for it is not taken for dead', async () => {
    const answerHost: AnswerHost = () => new Promise((resolve) => setTimeout(() => resolve('late'), 150));
    const { runner } = await start(makeSpec(`'/many': async (request, api) => (await Promise.all(Array.from({ length: 20 }, () => api.host('db.query')))).length`), { answerHost, knobs: withOverrides({ hostCallsInFlight: 2, pingEveryMs: 300 }) });
    expect(await runner.call(route('/many'), context())).toBe(20);
  });

  it('that the forum answers with something unspeakable ends with an incident', async () => {
    const { log } = await import('@/lib/core/log');
    vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const cyclic: { [key: string]: Json } = {};
    cyclic.self = cyclic;
    const { runner } = await start(makeSpec(`'/ask': (request, api) => api.host('db.query')`), { answerHost: async () => cyclic });
    expect(await runner.call(route('/ask'), context())).toMatchObject({ ok: false, error: { code: 'internal' } });
    await expect(runner.call(route('/ask', cyclic), context())).rejects.toMatchObject({ code: 'no_runner', message: expect.stringContaining('GET /test cannot be sent') });
  });
});

describe('a start', () => {
  it('says why the extension could not be loaded', async () => {
    await expect(start(makeSpec('', { exportName: 'Other' }))).rejects.toMatchObject({ code: 'no_runner', loadFailure: 'export_missing', message: 'no export Other' });
    await expect(start(makeSpec('...nothing.there'))).rejects.toMatchObject({ code: 'crashed', message: expect.stringContaining('ReferenceError: nothing is not defined') });
  });

  it('fails when the start handler throws, answers false or takes too long, and leaves nothing', async () => {
    await expect(start(makeSpec(`start() { throw new Error('no key'); }`))).rejects.toMatchObject({ code: 'crashed', message: 'start threw Error: no key' });
    await expect(start(makeSpec('start: () => false'))).rejects.toMatchObject({ code: 'crashed', message: 'Its start handler answered false.' });
    await expect(start(makeSpec('start: () => new Promise(() => {})'), { knobs: withOverrides({ startMs: 700 }) })).rejects.toMatchObject({ code: 'crashed', message: 'It was not ready within 0.7 s.' });
  });

  it('fails when the system starts no process', async () => {
    const options = await runnerOptions(makeSpec(''));
    await expect(start(options.spec, { ability: { ...options.ability, tools: { ...options.ability.tools, nice: '/nowhere/nice' } } })).rejects.toMatchObject({ code: 'crashed', message: 'The system did not start it: The system did not start /nowhere/nice.' });
  });
});
