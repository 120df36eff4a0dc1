import { afterEach, describe, expect, it } from 'vitest';
import { request, startChild, type TinyForum } from './testing';

let forum: TinyForum | undefined;
afterEach(() => forum?.end());

async function start(definition: string, exportName?: string): Promise<TinyForum> {
  forum = await startChild(definition, exportName);
  return forum;
}

const declaredBy = (running: TinyForum) => running.find((frame) => (frame.type === 'ready' ? frame.declared : undefined));
const failureOf = (running: TinyForum) => running.find((frame) => (frame.type === 'failed' ? frame : undefined));
const envelope = { id: 'e1', name: 'post_created', source: 'forum', occurredAt: '2026-01-02T03:04:05.000Z', attempt: 1, correlationId: 'c1' };

describe('loading', () => {
  it('tells what the definition declares', async () => {
    const running = await start(`export const Test = defineExtension({
      routes(router) { router.get('/a', { query: z.object({ q: z.string() }) }, () => 1); router.post('/b', () => 2); },
      async handleEvent() {}, onInstall() {}, stop: undefined,
      jobs: { refresh() {} }, workers: [{ name: 'poller', async start() {} }], services: { 'test.a': { b() {} } },
      events: { 'quiz.done'() {} }, slots: { post_footer: () => '' }, admin: { describe() {}, methods: { probe() {} } },
    });`);
    expect(await declaredBy(running)).toEqual({
      callbacks: ['handleEvent', 'onInstall', 'admin.describe'],
      routes: [{ method: 'GET', path: '/a', schema: { query: expect.objectContaining({ required: ['q'] }) } }, { method: 'POST', path: '/b' }],
      slots: ['post_footer'], jobs: ['refresh'], workers: ['poller'], services: ['test.a'], events: ['quiz.done'], adminMethods: ['probe'],
    });
  });

  it.each([
    ['export const Other = defineExtension({});', 'export_missing', 'server/index.ts does not export "Test". It exports Other.'],
    ['export const Test = { start() {} };', 'definition_invalid', '"Test" is no definition: export const Test = defineExtension({…})'],
    ['export const Test = defineExtension({ routes(router) { router.get("polls", () => 1); } });', 'definition_invalid', 'routes() failed: router: GET polls must be a path that begins with /'],
    ['export const Test = defineExtension({ async routes() {} });', 'definition_invalid', 'routes() failed: routes must not be async: it only adds routes'],
    ['export const Test = defineExtension({ handleEvents() {} } as object);', 'load_failed', expect.stringContaining('"handleEvents" is no part of a definition')],
    ['throw new RangeError("at load"); export const Test = 1;', 'load_failed', 'at load'],
  ])('says why not: %s', async (source, reason, message) => {
    const running = await start(source);
    expect(await failureOf(running)).toMatchObject({ reason, error: { message } });
    expect(await running.ended).toBe(1);
  });
});

describe('calls', () => {
  it('events, attachments, slots, settings and health reach their functions', async () => {
    const running = await start(`export const Test = defineExtension({
      handleEvent(event, payload, settings, nexus, { id, attempt }) { nexus.log.info('event', event, payload.post_id, settings.max, id, attempt); },
      events: { 'quiz.done'(payload, nexus, { source }) { nexus.log.info('other', payload, source); } },
      persistAttachment(entity, id, { id: attachmentId, kind, data }, nexus) { nexus.log.info('attached', entity, id, attachmentId, kind, data); },
      slots: { post_footer: async ({ post_id }, viewer) => '<p>' + post_id + (viewer?.username ?? 'guest') + '</p>', profile_sidebar: () => 5 },
      validateSettings: (values) => (values.max > 3 ? { max: 'At most 3.' } : {}),
      healthCheck: () => ({ healthy: false, metrics: { polls: 3 } }),
    });`);
    const logged = (message: string) => running.find((frame) => (frame.type === 'log' && frame.message === message ? true : undefined));
    expect(await running.call({ kind: 'event', event: 'post_created', payload: { user_id: 1, post_id: 5 }, envelope }, { settings: { max: 3 } })).toMatchObject({ ok: true, value: null });
    expect(await logged('event post_created 5 3 e1 1')).toBe(true);
    await running.call({ kind: 'event', event: 'quiz.done', payload: { score: 1 }, envelope: { ...envelope, source: 'quiz' } });
    expect(await logged('other { score: 1 } quiz')).toBe(true);
    await running.call({ kind: 'attachment', entity: 'post', entityId: 5, attachment: { id: 9, kind: 'test_poll', data: { q: 1 } } });
    expect(await logged('attached post 5 9 test_poll { q: 1 }')).toBe(true);
    expect(await running.call({ kind: 'slot', name: 'post_footer', props: { post_id: 5 } })).toMatchObject({ ok: true, value: '<p>5guest</p>' });
    expect(await running.call({ kind: 'slot', name: 'profile_sidebar', props: {} })).toMatchObject({ ok: false, error: { message: 'slots.profile_sidebar must return HTML as text or null (got: number)' } });
    expect(await running.call({ kind: 'slot', name: 'toString', props: {} })).toMatchObject({ ok: true, value: null });
    expect(await running.call({ kind: 'validateSettings', values: { max: 5 } })).toMatchObject({ ok: true, value: { max: 'At most 3.' } });
    expect(await running.call({ kind: 'health' })).toMatchObject({ ok: true, value: { healthy: false, components: {}, metrics: { polls: 3 } } });
  });

  it('without a function there is nothing to do, but an event and an attachment are faults', async () => {
    const running = await start('export const Test = defineExtension({});');
    expect(await running.call({ kind: 'lifecycle', hook: 'start', args: [] })).toMatchObject({ ok: true, value: null });
    expect(await running.call({ kind: 'validateSettings', values: {} })).toMatchObject({ ok: true, value: {} });
    expect(await running.call({ kind: 'health' })).toMatchObject({ ok: true, value: { healthy: true, components: {}, metrics: {} } });
    expect(await running.call({ kind: 'event', event: 'post_created', payload: {}, envelope })).toMatchObject({ ok: false, error: { message: 'The extension has no handleEvent.' } });
    expect(await running.call({ kind: 'attachment', entity: 'post', entityId: 1, attachment: { id: 1, kind: 'a', data: null } })).toMatchObject({ ok: false, error: { message: 'The extension has no persistAttachment.' } });
  });

  it('hooks get their arguments, and fail by a throw, {error} or false', async () => {
    const running = await start(`export const Test = defineExtension({
      onInstall: (settings) => ({ error: 'no key: ' + settings.key }),
      onUpdate(from, to, nexus) { nexus.log.info(from, to, nexus.self.version); },
      onUninstall() { throw new HttpError(503, 'busy'); },
      start: async () => false,
      stop(nexus, reason) { nexus.log.info('stop', reason, nexus.self.slug); return { error: 'ignored' }; },
    });`);
    const settings = { key: 'k' };
    expect(await running.call({ kind: 'lifecycle', hook: 'onInstall', args: [] }, { settings })).toMatchObject({ ok: false, error: { name: 'Error', message: 'no key: k' } });
    expect(await running.call({ kind: 'lifecycle', hook: 'onUpdate', args: ['1.0.0', '1.1.0'] })).toMatchObject({ ok: true, value: null });
    expect(await running.call({ kind: 'lifecycle', hook: 'onUninstall', args: [] })).toMatchObject({ ok: false, error: { name: 'HttpError', status: 503, detail: 'busy' } });
    expect(await running.call({ kind: 'lifecycle', hook: 'start', args: [] })).toMatchObject({ ok: true, value: false });
    expect(await running.call({ kind: 'lifecycle', hook: 'stop', args: ['idle'] })).toMatchObject({ ok: true, value: null });
    const messages = running.frames.flatMap((frame) => (frame.type === 'log' ? [frame.message] : []));
    expect(messages).toEqual(['1.0.0 1.1.0 1.2.3', 'stop idle test']);
  });

  it('are answered while others wait, and pings meanwhile', async () => {
    const running = await start(`export const Test = defineExtension({ routes(router) { router.get('/never', () => new Promise(() => {})); router.get('/now', () => 1); } });`);
    running.begin(request('GET', '/never'));
    expect(await running.call(request('GET', '/now'))).toMatchObject({ ok: true });
    running.send({ type: 'ping', id: 3 });
    expect(await running.find((frame) => (frame.type === 'pong' ? frame.id : undefined))).toBe(3);
  });
});
