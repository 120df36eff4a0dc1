import type { Json } from '../protocol';

/** What the child needs of a zod schema, whichever copy of zod made it. */
export interface Schema {
  safeParseAsync(value: unknown): Promise<{ success: true; data: unknown } | { success: false; error: { issues: readonly SchemaIssue[] } }>;
  toJSONSchema?(options: { io: 'input' | 'output'; unrepresentable: 'any' }): unknown;
}

export interface SchemaIssue {
  path: readonly PropertyKey[];
  message: string;
}

export const SCHEMA_PARTS = ['params', 'query', 'body', 'response'] as const;
export type SchemaPart = (typeof SCHEMA_PARTS)[number];
export type Schemas = Partial<Record<SchemaPart, Schema>>;

export interface Route {
  method: string;
  /** As it was written. */
  path: string;
  segments: readonly string[];
  schemas: Schemas;
  handler: (request: unknown) => unknown;
}

export type RouteMatch =
  | { kind: 'found'; route: Route; params: Record<string, string> }
  | { kind: 'wrong_method'; allowed: string[] }
  | { kind: 'missing' }
  | { kind: 'malformed' };

/** Finds the route for a request. A GET route answers HEAD. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch {
  const parts = decodePath(path);
  if (!parts) return { kind: 'malformed' };
  const fitting = routes.filter(({ segments }) => fits(segments, parts));
  const wanted = method === 'HEAD' ? 'GET' : method;
  const [route] = fitting.filter((candidate) => candidate.method === wanted).sort(moreSpecificFirst);
  if (route) return { kind: 'found', route, params: readParams(route.segments, parts) };
  if (fitting.length === 0) return { kind: 'missing' };
  const methods = new Set(fitting.flatMap((candidate) => (candidate.method === 'GET' ? ['GET', 'HEAD'] : [candidate.method])));
  return { kind: 'wrong_method', allowed: [...methods].sort() };
}

/** `['polls', '12']` of `/polls/12/`. */
export const splitPath = (path: string): string[] => path.split('/').filter((part) => part !== '');

export const isParam = (segment: string) => segment.startsWith(':');

function decodePath(path: string): string[] | undefined {
  try {
    return splitPath(path).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

const fits = (segments: readonly string[], parts: readonly string[]) =>
  segments.length === parts.length && segments.every((segment, index) => isParam(segment) || segment === parts[index]);

function readParams(segments: readonly string[], parts: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  segments.forEach((segment, index) => {
    if (isParam(segment)) params[segment.slice(1)] = parts[index] ?? '';
  });
  return params;
}

/** A fixed part wins over a parameter, from the left; sorting is stable, so of equals the first added comes first. */
function moreSpecificFirst(a: Route, b: Route): number {
  const index = a.segments.findIndex((segment, at) => isParam(segment) !== isParam(b.segments[at] ?? ''));
  if (index < 0) return 0;
  return isParam(a.segments[index] ?? '') ? 1 : -1;
}

/** What the forum shows of a route: JSON Schemas of what it takes and gives. */
export function describeRoute({ method, path, schemas }: Route): { method: string; path: string; schema?: Json } {
  const described: { [part: string]: Json } = {};
  for (const part of SCHEMA_PARTS) {
    const schema = schemas[part]?.toJSONSchema?.({ io: part === 'response' ? 'output' : 'input', unrepresentable: 'any' });
    if (schema !== undefined) described[part] = JSON.parse(JSON.stringify(schema));
  }
  return Object.keys(described).length > 0 ? { method, path, schema: described } : { method, path };
}
