import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { useRunners } from './testing/harness';
import { context, route } from './testing/requests';

useTestDatabase();
const { makeSpec, supervise } = useRunners();

beforeEach(async () => {
  await db().extensionRunnerState.deleteMany();
});

describe('what a handler is blamed for', () => {
  it('says in the extension’s log which handler is switched off, and for how long', async () => {
    const spec = makeSpec(`'/throw': () => { throw new Error('always'); }`);
    const supervisor = await supervise([spec]);
    for (let error = 0; error < 5; error += 1) await expect(supervisor.call(spec.slug, route('/throw'), context({ label: 'GET /throw' }))).rejects.toMatchObject({ code: 'handler_threw' });
    expect(supervisor.logs(spec.slug).at(-1)).toMatchObject({ level: 'error', source: 'forum', message: 'GET /throw failed too often and is switched off for 30 s.' });
  });

  it('a handler that lets a refusal of the forum through is not switched off: anybody could ask for what is refused', async () => {
    const thrown = (name: string, code: string) => `() => { throw Object.assign(new Error('no'), { name: '${name}', code: '${code}' }); }`;
    const spec = makeSpec(`'/refused': ${thrown('CallError', 'not_found')}, '/unable': ${thrown('CapabilityError', 'capability_missing')}, '/down': ${thrown('CallError', 'unavailable')}`);
    const supervisor = await supervise([spec]);
    const call = (path: string) => supervisor.call(spec.slug, route(path), context({ label: path }));
    for (let time = 0; time < 25; time += 1) await expect(call('/refused')).rejects.toMatchObject({ code: 'handler_threw' });
    for (const path of ['/unable', '/down']) {
      for (let time = 0; time < 5; time += 1) await expect(call(path)).rejects.toMatchObject({ code: 'handler_threw' });
      await expect(call(path)).rejects.toMatchObject({ code: 'breaker_open' });
    }
  });

  it('five that were late do not switch a handler off, and each is in the log', async () => {
    const spec = makeSpec(`'/late': () => new Promise(() => undefined)`);
    const supervisor = await supervise([spec]);
    await expect(supervisor.call(spec.slug, route('/late'), context({ label: 'GET /late', deadlineMs: 1_000 }))).rejects.toMatchObject({ code: 'timeout' });
    for (let time = 0; time < 6; time += 1) await expect(supervisor.call(spec.slug, route('/late'), context({ label: 'GET /late', deadlineMs: 5 }))).rejects.toMatchObject({ code: 'timeout' });
    expect(supervisor.logs(spec.slug).filter(({ message }) => message.startsWith('GET /late took longer than'))).toHaveLength(7);
  });

  it('who has gone is no fault of the handler, which hears of it', async () => {
    const spec = makeSpec(`'/wait': (request, api) => new Promise(() => undefined), cancel: (id) => { globalThis.cancelled = (globalThis.cancelled ?? 0) + 1; }, '/cancelled': () => globalThis.cancelled ?? 0`);
    const supervisor = await supervise([spec]);
    for (let time = 0; time < 12; time += 1) {
      const gone = new AbortController();
      const waiting = supervisor.call(spec.slug, route('/wait'), context({ label: 'GET /wait', signal: gone.signal }));
      await supervisor.call(spec.slug, route('/cancelled'), context({ label: 'GET /cancelled' }));
      gone.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
      await expect(supervisor.call(spec.slug, route('/wait'), context({ label: 'GET /wait', signal: gone.signal }))).rejects.toMatchObject({ code: 'aborted' });
    }
    expect(await supervisor.call(spec.slug, route('/cancelled'), context())).toBe(12);
  });
});
