import type { Role } from '../browser/entities';

/** The signed-in person a request is answered for; a guest is null. */
export interface Viewer {
  id: number;
  username: string;
  role: Role;
  /** Names of the groups they belong to. */
  groups: readonly string[];
}

/**
 * A request to `/ext/<slug>/api/<path>`. Cookies and credentials never reach an extension: `user` is who the forum found.
 * `Params`, `Query` and `Body` are what the route's schemas make of them.
 */
export interface ExtensionRequest<Params = Record<string, string>, Query = QueryValues, Body = unknown> {
  /** `GET`, `POST` …; a HEAD request that a GET route answers says `HEAD`. */
  readonly method: string;
  /** Below `/ext/<slug>/api`, with its leading slash: `/polls/12`. */
  readonly path: string;
  /** Parts of the path that the pattern names. */
  readonly params: Params;
  /** What follows the question mark; a key that occurs several times has a list. */
  readonly query: Query;
  /** Names in lower case; without cookie and authorization. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, the fields of a form, or null without one. At most 1 MB. */
  readonly body: Body;
  readonly user: Viewer | null;
  /** Aborted when the time for the answer is over, and for a GET when the caller has gone; a write goes on without them. */
  readonly signal: AbortSignal;
}

/** A query without a schema. */
export type QueryValues = Readonly<Record<string, string | string[]>>;
