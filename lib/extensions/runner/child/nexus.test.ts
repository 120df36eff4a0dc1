import { afterEach, describe, expect, it } from 'vitest';
import { HostCallError } from '../host-call-error';
import type { Json } from '../protocol';
import { request, startChild, type TinyForum } from './testing';

let forum: TinyForum | undefined;
afterEach(() => forum?.end());

/** An extension whose `GET /` does this. */
async function start(body: string, more = ''): Promise<TinyForum> {
  forum = await startChild(`export const Test = defineExtension({ routes(router, nexus) { router.get('/', async (req) => { ${body} }); ${more} } });`);
  return forum;
}

const answerOf = async (running: TinyForum) => (await running.call(request('GET', '/'))) as { value?: { status: number; body: { value: Json } }; error?: { name: string; message: string } };
const asked = (running: TinyForum) => running.frames.flatMap((frame) => (frame.type === 'host' ? [[frame.member, ...frame.args]] : []));

describe('members of nexus', () => {
  it('go to the forum by name, with their arguments', async () => {
    const running = await start(`
      const user = { id: 7, role: 'admin' };
      return Promise.all([
        nexus.kv.get('a'), nexus.kv.set('a', { at: new Date(0) }), nexus.settings.get(), nexus.settings.get('max'),
        nexus.permissions.check('can_vote', user), nexus.permissions.check('can_vote', null),
        nexus.posts.get(1), nexus.posts.canView(2), nexus.replies.list({ post_id: 1 }), nexus.users.get('ann'), nexus.spaces.list(),
        nexus.live.publish('poll:1', { total: 2 }, { userIds: [7] }), nexus.db.query('SELECT $1', [new Date(0), undefined]), nexus.db.query('SELECT 1'),
        nexus.collections.notes.find({ a: 1 }), nexus.jobs.enqueue('refresh', {}), nexus.render.markdown('*a*'),
      ]).then((all) => all.length);`);
    expect(await answerOf(running)).toMatchObject({ value: { body: { value: 17 } } });
    expect(asked(running)).toEqual([
      ['kv.get', 'a'], ['kv.set', 'a', { at: '1970-01-01T00:00:00.000Z' }], ['settings.get'], ['settings.get', 'max'],
      ['permissions.check', 'can_vote', 7], ['permissions.check', 'can_vote', null],
      ['posts.get', 1], ['posts.canView', 2], ['replies.list', { post_id: 1 }], ['users.get', 'ann'], ['spaces.list'],
      ['live.publish', 'poll:1', { total: 2 }, { userIds: [7] }], ['db.query', null, 'SELECT $1', ['1970-01-01T00:00:00.000Z', null]], ['db.query', null, 'SELECT 1', []],
      ['collections.find', 'notes', { a: 1 }], ['jobs.enqueue', 'refresh', {}], ['render.markdown', '*a*'],
    ]);
  });

  it('services are whatever functions their provider has, or null', async () => {
    const running = await start(`const polls = await nexus.services.get('polls.results'); return [await polls.forPost(1), await nexus.services.get('gone')];`);
    running.answer = (member, args) => (member === 'services.get' ? args[0] !== 'gone' || null : args);
    expect(await answerOf(running)).toMatchObject({ value: { body: { value: [['polls.results', 'forPost', [1]], null] } } });
  });

  it('self says which extension this is', async () => {
    const running = await start('return nexus.self;');
    expect(await answerOf(running)).toMatchObject({ value: { body: { value: { slug: 'test', name: 'Test', version: '1.2.3', startedAt: '2026-01-02T03:04:05.000Z' } } } });
  });

  it('what cannot be sent is told by name and place', async () => {
    const running = await start(`const tries = [() => nexus.kv.set('a', 1n), () => nexus.db.query('SELECT $1', [1, () => 1]), () => nexus.kv.set('a', 'x'.repeat(1_100_000)), () => nexus.kv.set('a', 'ü'.repeat(600_000)), () => nexus.permissions.require('a', 'ann')];
      return Promise.all(tries.map(async (attempt) => attempt().catch((error) => error.name + ': ' + error.message)));`);
    expect(await answerOf(running)).toMatchObject({ value: { body: { value: [
      'TypeError: nexus.kv.set: value is a bigint, which JSON cannot hold: send it as text.',
      'TypeError: nexus.db.query: parameters[1] is a function, which JSON cannot hold.',
      'TooLargeError: nexus.kv.set is larger than 1 MB.',
      'TooLargeError: nexus.kv.set: what you send is larger than 1 MB.',
      'TypeError: nexus.permissions: the user must be req.user, an object with an id, or null for a guest.',
    ] } } });
  });
});

describe('refusals', () => {
  it('are the SDK’s own classes', async () => {
    const running = await start(`return Promise.all(['capability', 'http', 'sql'].map((key) => nexus.kv.get(key).catch((error) =>
      [error instanceof CapabilityError, error instanceof HttpError, error instanceof CallError, error instanceof Error, error.name, error.message, error.capability ?? error.status ?? error.code])));`);
    running.answer = (_member, [key]) => {
      if (key === 'capability') throw new HostCallError('CapabilityError', 'needs it', undefined, { capability: 'content:read' });
      if (key === 'http') throw new HostCallError('HttpError', 'Log in.', undefined, { status: 401 });
      throw new HostCallError('SqlError', 'duplicate', '23505');
    };
    expect(await answerOf(running)).toMatchObject({ value: { body: { value: [
      [true, false, false, true, 'CapabilityError', 'needs it', 'content:read'],
      [false, true, false, true, 'HttpError', 'Log in.', 401],
      [false, false, true, true, 'SqlError', 'duplicate', '23505'],
    ] } } });
  });

  it('an HttpError of the forum answers the route', async () => {
    const running = await start(`await nexus.permissions.require('can_vote', req.user);`);
    running.answer = () => {
      throw new HostCallError('HttpError', 'Log in to vote.', undefined, { status: 401 });
    };
    expect(await answerOf(running)).toMatchObject({ value: { status: 401, body: { value: { error: 'Unauthorized', detail: 'Log in to vote.' } } } });
  });
});

describe('transactions', () => {
  it('commit what the function did, and give what it returns', async () => {
    const running = await start(`return nexus.db.transaction(async (tx) => { await tx.query('A', [1]); return 'done'; });`);
    running.answer = (member) => (member === 'db.begin' ? 't1' : null);
    expect(await answerOf(running)).toMatchObject({ value: { body: { value: 'done' } } });
    expect(asked(running)).toEqual([['db.begin'], ['db.query', 't1', 'A', [1]], ['db.commit', 't1']]);
  });

  it('roll back when it throws, whatever becomes of the rollback', async () => {
    const running = await start(`return nexus.db.transaction(async () => { throw new HttpError(409, 'closed'); });`);
    running.answer = (member) => {
      if (member === 'db.rollback') throw new HostCallError('SqlError', 'connection lost');
      return 't1';
    };
    expect(await answerOf(running)).toMatchObject({ value: { status: 409 } });
    expect(asked(running)).toEqual([['db.begin'], ['db.rollback', 't1']]);
  });

  it('take no statement after their end', async () => {
    const running = await start(`let late; await nexus.db.transaction(async (tx) => { late = tx; }); return late.query('A').catch((error) => error.message);`);
    expect(await answerOf(running)).toMatchObject({ value: { body: { value: 'This transaction has ended; await its statements inside of it.' } } });
  });
});

describe('the call a use of nexus belongs to', () => {
  it('is the one whose handler runs, through awaits, timers and other calls', async () => {
    const running = await start(`await new Promise((resolve) => setTimeout(resolve, 5)); await nexus.kv.get('one'); await Promise.all([1, 2].map(async () => nexus.kv.get('two'))); return 1;`);
    const ids = [running.begin(request('GET', '/')), running.begin(request('GET', '/'))];
    for (const id of ids) await running.find((frame) => (frame.type === 'result' && frame.id === id ? frame : undefined));
    const callIds = running.frames.flatMap((frame) => (frame.type === 'host' ? [frame.callId] : []));
    expect(callIds.toSorted()).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('is none outside of one', async () => {
    forum = await startChild(`export const Test = defineExtension({ routes(router, nexus) { void nexus.kv.get('at load'); } });`);
    expect(await forum.find((frame) => (frame.type === 'host' ? [frame.callId] : undefined))).toEqual([null]);
  });

  it('ends what waits for the forum when it is aborted', async () => {
    const running = await start(`return nexus.kv.get('never').catch((error) => { nexus.log.info(error.name, error.code); throw error; });`);
    running.answer = () => new Promise<Json>(() => undefined);
    const id = running.begin(request('GET', '/'));
    await running.find((frame) => (frame.type === 'host' ? frame : undefined));
    running.send({ type: 'cancel', id });
    expect(await running.find((frame) => (frame.type === 'log' ? frame.message : undefined))).toBe('AbortError aborted');
  });
});
