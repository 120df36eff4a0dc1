import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request, startChild, type CallOptions, type TinyForum } from './testing';

let forum: TinyForum;
beforeAll(async () => {
  forum = await startChild(`
    const poll = z.object({ id: z.number(), at: z.date().optional() });
    export const Test = defineExtension({
      routes(router, nexus) {
        router.get('/echo/:name', (req) => req.name ?? { method: req.method, path: req.path, params: req.params, query: req.query, headers: req.headers, body: req.body, user: req.user });
        router.post('/polls/:id', {
          params: z.object({ id: z.coerce.number().int() }),
          query: z.object({ preview: z.stringbool().default(false) }),
          body: z.object({ question: z.string().min(3, 'Ask something.'), options: z.array(z.object({ label: z.string() })).min(2) }),
        }, (req) => [req.params.id, req.query.preview, req.body.options.length]);
        router.get('/polls/:id', { response: poll }, (req) => req.params.id === 'bad' ? { id: 'x' } : { id: 1, secret: 'kept', at: new Date(0) });
        router.get('/reply/:kind', (req) => ({
          created: () => reply(201, { a: 1 }, { 'Cache-Control': 'no-store' }),
          csv: () => reply(200, 'a,b', { 'content-type': 'text/csv' }),
          text: () => reply(200, 'text'),
          json: () => reply(200, 'text', { 'content-type': 'application/json' }),
          moved: () => reply(303, undefined, { location: '/ext/test' }),
          nothing: () => undefined,
          null: () => null,
          bigint: () => ({ total: 1n }),
          large: () => 'x'.repeat(1_100_000),
          wide: () => 'ü'.repeat(700_000),
        })[req.params.kind]());
        router.get('/throw/:kind', (req) => { throw ({
          http: new HttpError(409, 'closed'), detail: new HttpError(418, { tea: true }), odd: new HttpError(400, { n: 1n }), error: new TypeError('broken'), text: 'just text', nothing: undefined,
          hostile: { get message() { throw new Error('no'); }, name: 'x' },
        })[req.params.kind]; });
        router.get('/wait', (req) => new Promise((_, reject) => { nexus.log.info('waiting'); req.signal.addEventListener('abort', () => { nexus.log.info('aborted: ' + req.signal.reason.name + ': ' + req.signal.reason.message); reject(req.signal.reason); }); }));
      },
    });`);
});
afterAll(() => forum.end());

const ask = (method: string, path: string, given = {}, options: CallOptions = {}) => forum.call(request(method, path, given), options);
const json = (status: number, value: unknown, headers = {}) => ({ ok: true, value: { status, headers, body: { type: 'json', value } } });
const text = (status: number, value: string, headers = {}) => ({ ok: true, value: { status, headers, body: { type: 'text', value } } });

describe('what comes in', () => {
  it('is given to the handler as it came, without schemas', async () => {
    const viewer = { id: 7, username: 'ann', role: 'member' as const, groups: ['staff'] };
    expect(await ask('GET', '/echo/a%20b', { query: { x: ['1', '2'] }, headers: { accept: '*/*' }, body: { y: 1 } }, { viewer })).toMatchObject(
      json(200, { method: 'GET', path: '/echo/a%20b', params: { name: 'a b' }, query: { x: ['1', '2'] }, headers: { accept: '*/*' }, body: { y: 1 }, user: viewer }),
    );
  });

  it('is parsed by the schemas', async () => {
    expect(await ask('POST', '/polls/12', { query: { preview: 'yes' }, body: { question: 'Tea?', options: [{ label: 'a' }, { label: 'b' }], more: 1 } })).toMatchObject(json(200, [12, true, 2]));
  });

  it('is refused with a message by field, of all parts at once', async () => {
    expect(await ask('POST', '/polls/x', { query: { preview: 'perhaps' }, body: { question: '', options: [{ label: 1 }] } })).toMatchObject(
      json(422, {
        error: 'Invalid input',
        fields: {
          'params.id': 'Invalid input: expected number, received NaN',
          'query.preview': expect.stringContaining('Invalid option'),
          question: 'Ask something.',
          options: 'Too small: expected array to have >=2 items',
          'options.0.label': 'Invalid input: expected string, received number',
        },
      }),
    );
    expect(await ask('POST', '/polls/1')).toMatchObject(json(422, { error: 'Invalid input', fields: { body: 'Invalid input: expected object, received null' } }));
  });

  it('answers 404, 405 with the methods there are, 400, and HEAD by GET', async () => {
    expect(await ask('GET', '/nowhere')).toMatchObject(json(404, { error: 'Not Found', detail: 'There is no route /nowhere.' }));
    expect(await ask('DELETE', '/polls/1')).toMatchObject(json(405, { error: 'Method Not Allowed', detail: '/polls/1 takes GET, HEAD, POST.' }, { allow: 'GET, HEAD, POST' }));
    expect(await ask('GET', '/echo/%E0')).toMatchObject(json(400, { error: 'Bad Request', detail: 'The path is not encoded correctly.' }));
    expect(await ask('HEAD', '/echo/a')).toMatchObject({ ok: true, value: { status: 200, body: { value: { method: 'HEAD' } } } });
  });
});

describe('what goes out', () => {
  it.each([
    ['created', json(201, { a: 1 }, { 'cache-control': 'no-store' })],
    ['csv', text(200, 'a,b', { 'content-type': 'text/csv' })],
    ['text', json(200, 'text')],
    ['json', json(200, 'text', { 'content-type': 'application/json' })],
    ['moved', text(303, '', { location: '/ext/test' })],
    ['nothing', text(204, '')],
    ['null', json(200, null)],
  ])('reply %s', async (kind, expected) => {
    expect(await ask('GET', `/reply/${kind}`)).toMatchObject(expected);
  });

  it('is what the response schema names, and a fault when it does not fit', async () => {
    expect(await ask('GET', '/polls/1')).toMatchObject(json(200, { id: 1, at: '1970-01-01T00:00:00.000Z' }));
    expect(JSON.stringify(await ask('GET', '/polls/1'))).not.toContain('secret');
    expect(await ask('GET', '/polls/bad')).toMatchObject({ ok: false, error: { name: 'TypeError', message: 'The answer of GET /polls/:id does not fit its schema: id: Invalid input: expected number, received string' } });
  });

  it('cannot be what JSON cannot hold, or larger than a frame', async () => {
    expect(await ask('GET', '/reply/bigint')).toMatchObject({ ok: false, error: { name: 'TypeError', message: 'The answer of GET /reply/bigint: total is a bigint, which JSON cannot hold: send it as text.' } });
    expect(await ask('GET', '/reply/large')).toMatchObject({ ok: false, error: { name: 'TooLargeError', message: 'The answer of GET /reply/large is larger than 1 MB.' } });
    expect(await ask('GET', '/reply/wide')).toMatchObject({ ok: false, error: { name: 'TooLargeError', message: 'The answer of GET /reply/wide is larger than 1 MB.' } });
  });
});

describe('what is thrown', () => {
  it('an HttpError is an answer', async () => {
    expect(await ask('GET', '/throw/http')).toMatchObject(json(409, { error: 'Conflict', detail: 'closed' }));
    expect(await ask('GET', '/throw/detail')).toMatchObject(json(418, { error: "I'm a Teapot", detail: { tea: true } }));
  });

  it.each([
    ['error', { name: 'TypeError', message: 'broken', stack: expect.stringContaining('server.mjs') }],
    ['odd', { name: 'TypeError', message: 'The answer of GET /throw/odd: detail.n is a bigint, which JSON cannot hold: send it as text.' }],
    ['text', { name: 'Thrown', message: 'a handler threw string just text, which is no Error', stack: '' }],
    ['nothing', { name: 'Thrown', message: 'a handler threw undefined undefined, which is no Error' }],
    ['hostile', { name: 'Thrown', message: 'a handler threw something that cannot be read' }],
  ])('anything else is a fault: %s', async (kind, error) => {
    expect(await ask('GET', `/throw/${kind}`)).toMatchObject({ ok: false, error });
  });
});

describe('req.signal', () => {
  const logged = (message: string) => forum.find((frame) => (frame.type === 'log' && frame.message === message ? frame : undefined));

  it('is aborted when the caller has gone', async () => {
    const id = forum.begin(request('GET', '/wait'));
    await logged('waiting');
    forum.send({ type: 'cancel', id });
    expect(await logged('aborted: AbortError: The caller has gone.')).toBeDefined();
  });

  it('is aborted when the time is over', async () => {
    expect(await ask('GET', '/wait', {}, { deadlineMs: 30 })).toMatchObject({ ok: false, error: { name: 'TimeoutError' } });
    expect(await logged('aborted: TimeoutError: The 30 ms for this call are over.')).toBeDefined();
  });
});
