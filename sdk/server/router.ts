import type { ZodType, input, output } from './zod-surface';
import type { ExtensionRequest, QueryValues } from './request';

/** The names in a pattern: `id` of `/polls/:id/vote`. */
export type PathParams<Path extends string> = Path extends `${infer Head}/${infer Rest}`
  ? PathParams<Head> | PathParams<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never;

/** What a route takes and gives. All are optional; what is there is checked before your handler runs, and documented. */
export interface RouteSchemas {
  /** Of the path: every value arrives as text, so take numbers with `z.coerce.number()`. */
  params?: ZodType;
  /** Of the query: values arrive as text, or lists of it. */
  query?: ZodType;
  body?: ZodType;
  /** Of the answer: what it does not name is left out, and an answer that does not fit is a fault (500). */
  response?: ZodType;
}

type Parsed<Schema, Otherwise> = Schema extends ZodType ? output<Schema> : Otherwise;

/** The request as a route with these schemas sees it. */
export type RouteRequest<Path extends string, Schemas extends RouteSchemas> = ExtensionRequest<
  Parsed<Schemas['params'], { readonly [Name in PathParams<Path>]: string }>,
  Parsed<Schemas['query'], QueryValues>,
  Parsed<Schemas['body'], unknown>
>;

/** What a handler may return: a JSON value or `reply(…)`, also as a promise. With a `response` schema, what that takes. */
export type RouteResult<Schemas extends RouteSchemas> = Schemas['response'] extends ZodType
  ? input<Schemas['response']> | import('./reply').Reply
  : unknown;

type Handler<Path extends string, Schemas extends RouteSchemas> = (
  request: RouteRequest<Path, Schemas>,
) => RouteResult<Schemas> | Promise<RouteResult<Schemas>>;

/**
 * Adds a route for one method.
 *
 * A pattern has `:name` for one part of the path; of two that match, the one with a fixed part further to the left wins,
 * then the one added first. Input that a schema refuses answers 422 `{error, fields}`; a path without a route 404; with
 * another method 405, naming the right ones. `undefined` answers 204, anything else 200 with JSON: dates become ISO 8601
 * text, members that are undefined are left out, and what JSON cannot hold (bigint, NaN, Map, cycles …) is a fault that
 * names its place.
 *
 * @throws TypeError for a path that is not a pattern, one that is taken, or a schema with parameters the path lacks
 */
export interface AddRoute {
  <const Path extends string>(path: Path, handler: Handler<Path, object>): void;
  <const Path extends string, Schemas extends RouteSchemas>(path: Path, schemas: Schemas, handler: Handler<Path, Schemas>): void;
}

/**
 * Where the routes of an extension are added: `/polls/:id` answers `/ext/<slug>/api/polls/12`. Given to `routes`, which
 * runs once, when the extension is loaded; a GET route answers HEAD too. (`get_api_routes` in other ecosystems.)
 *
 * @example
 * router.get('/polls/:id', { params: z.object({ id: z.coerce.number().int() }) }, (req) => findPoll(nexus, req.params.id));
 * router.post('/polls/:id/vote', { body: vote }, async (req) => castVote(nexus, req.user, req.body));
 */
export interface Router {
  readonly get: AddRoute;
  readonly post: AddRoute;
  readonly put: AddRoute;
  readonly patch: AddRoute;
  readonly delete: AddRoute;
}
