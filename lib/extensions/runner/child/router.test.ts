import { describe, expect, it } from 'vitest';
import { z, type Router } from '@nexus/sdk';
import { createRouter } from './create-router';
import { describeRoute, matchRoute, type RouteMatch } from './route-table';

const handler = () => null;

function collect(add: (router: Router) => void) {
  const { router, routes } = createRouter();
  add(router as Router);
  return routes;
}

const show = (match: RouteMatch) => (match.kind === 'found' ? [match.route.method, match.route.path, match.params] : match.kind === 'wrong_method' ? match.allowed : match.kind);

describe('matching', () => {
  const routes = collect((router) => {
    router.get('/', handler);
    router.get('/polls/:id', handler);
    router.get('/polls/mine', handler);
    router.get('/:noun/mine/:tab', handler);
    router.get('/polls/:id/voters', handler);
    router.post('/polls/:id', handler);
    router.delete('/polls/:id', handler);
  });

  it.each([
    ['GET', '/', ['GET', '/', {}]],
    ['GET', '', ['GET', '/', {}]],
    ['GET', '/polls/12', ['GET', '/polls/:id', { id: '12' }]],
    ['GET', '/polls/12/', ['GET', '/polls/:id', { id: '12' }]],
    ['HEAD', '/polls/12', ['GET', '/polls/:id', { id: '12' }]],
    ['GET', '/polls/mine', ['GET', '/polls/mine', {}]],
    ['GET', '/polls/mine/voters', ['GET', '/polls/:id/voters', { id: 'mine' }]],
    ['GET', '/polls/a%2Fb%20%C3%BC', ['GET', '/polls/:id', { id: 'a/b ü' }]],
    ['POST', '/polls/mine', ['POST', '/polls/:id', { id: 'mine' }]],
    ['PUT', '/polls/12', ['DELETE', 'GET', 'HEAD', 'POST']],
    ['HEAD', '/', ['GET', '/', {}]],
    ['GET', '/nothing/here/at/all', 'missing'],
    ['GET', '/polls/%E0%A4%A', 'malformed'],
    ['GET', '/polls/__proto__', ['GET', '/polls/:id', { id: '__proto__' }]],
  ])('%s %s', (method, path, expected) => {
    expect(show(matchRoute(routes, method, path))).toEqual(expected);
  });

  it('prefers the fixed part further to the left, then the one added first', () => {
    const two = collect((router) => {
      router.get('/:a/x', handler);
      router.get('/x/:b', handler);
    });
    expect(show(matchRoute(two, 'GET', '/x/x'))).toEqual(['GET', '/x/:b', { b: 'x' }]);
  });
});

describe('adding', () => {
  const add = (path: string, ...rest: unknown[]) => () => collect((router) => Reflect.apply(router.get, undefined, [path, ...rest]));

  it.each([
    ['polls', [handler], 'router: GET polls must be a path that begins with /'],
    ['/polls/:', [handler], 'router: GET /polls/: has the part ":": a part is plain text, or :name'],
    ['/polls/*', [handler], 'router: GET /polls/* has the part "*": a part is plain text, or :name'],
    ['/polls/{id}', [handler], 'router: GET /polls/{id} has the part "{id}": a part is plain text, or :name'],
    ['/:id/:id', [handler], 'router: GET /:id/:id has :id twice'],
    ['/polls', [], 'router: GET /polls needs a handler: router.get(path, handler) or router.get(path, schemas, handler)'],
    ['/polls', [{ params: z.object({}) }], 'router: GET /polls needs a handler: router.get(path, handler) or router.get(path, schemas, handler)'],
    ['/polls', [null, handler], 'router: GET /polls needs an object of schemas: {params, query, body, response}'],
    ['/polls', [{ form: z.object({}) }, handler], 'router: GET /polls has a schema "form". Schemas: params, query, body, response'],
    ['/polls', [{ body: { id: 'number' } }, handler], 'router: GET /polls: "body" must be a zod schema'],
    ['/polls/:id', [{ params: z.object({ postId: z.string() }) }, handler], 'router: GET /polls/:id: "params" names "postId", which the path has not'],
    ['/health', [handler], 'router: GET /health is answered by the forum, from healthCheck'],
    ['/openapi.json/', [handler], 'router: GET /openapi.json/ is answered by the forum, from the schemas of your routes'],
  ])('refuses %s', (path, rest, message) => {
    expect(add(path, ...rest)).toThrow(message);
  });

  it('refuses a second route for the same paths', () => {
    expect(() => collect((router) => {
      router.get('/polls/:id', handler);
      router.post('/polls/:id', handler);
      router.get('/polls/:postId', handler);
    })).toThrow('router: GET /polls/:postId is taken by /polls/:id');
  });

  it('describes schemas as JSON Schema', () => {
    const [route] = collect((router) => router.post('/polls/:id', { params: z.object({ id: z.coerce.number().int() }), body: z.object({ at: z.date(), q: z.string().max(3) }) }, handler));
    expect(route && describeRoute(route)).toMatchObject({
      method: 'POST', path: '/polls/:id',
      schema: { params: { type: 'object', properties: { id: { type: 'integer' } } }, body: { properties: { at: {}, q: { type: 'string', maxLength: 3 } }, required: ['at', 'q'] } },
    });
  });
});
