import { isParam, SCHEMA_PARTS, splitPath, type Route, type Schema, type Schemas } from './route-table';

const SEGMENT = /^(?::[A-Za-z_][A-Za-z0-9_]*|[A-Za-z0-9._~@!$&'()+,;=-]+)$/;
const MAX_ROUTES = 500;
/** What the forum answers itself below `/ext/<slug>/api`, and from what. */
const RESERVED = new Map([['/health', 'healthCheck'], ['/openapi.json', 'the schemas of your routes']]);

/** The router that `routes(router, nexus)` is given, and the routes that it collects. */
export function createRouter(): { router: object; routes: Route[] } {
  const routes: Route[] = [];
  const adder = (method: string) => (path: unknown, ...rest: unknown[]) => {
    const route = readRoute(method, path, rest);
    const source = method === 'GET' ? RESERVED.get(`/${route.segments.join('/')}`) : undefined;
    if (source) throw new TypeError(`router: GET ${route.path} is answered by the forum, from ${source}`);
    const twin = routes.find((other) => other.method === method && shapeOf(other) === shapeOf(route));
    if (twin) throw new TypeError(`router: ${method} ${route.path} is taken by ${twin.path}`);
    if (routes.length >= MAX_ROUTES) throw new TypeError(`router: more than ${MAX_ROUTES} routes`);
    routes.push(route);
  };
  const router = { get: adder('GET'), post: adder('POST'), put: adder('PUT'), patch: adder('PATCH'), delete: adder('DELETE') };
  return { router: Object.freeze(router), routes };
}

function readRoute(method: string, path: unknown, rest: unknown[]): Route {
  const where = `router: ${method} ${String(path)}`;
  const segments = readPattern(path, where);
  const [schemas, handler] = rest.length > 1 ? rest : [{}, rest[0]];
  if (!isHandler(handler)) throw new TypeError(`${where} needs a handler: router.get(path, handler) or router.get(path, schemas, handler)`);
  return { method, path: String(path), segments, schemas: readSchemas(schemas, segments, where), handler };
}

function readPattern(path: unknown, where: string): string[] {
  if (typeof path !== 'string' || !path.startsWith('/')) throw new TypeError(`${where} must be a path that begins with /`);
  const segments = splitPath(path);
  const wrong = segments.find((segment) => !SEGMENT.test(segment));
  if (wrong !== undefined) throw new TypeError(`${where} has the part "${wrong}": a part is plain text, or :name`);
  const params = segments.filter(isParam);
  const twice = params.find((param, index) => params.indexOf(param) !== index);
  if (twice) throw new TypeError(`${where} has ${twice} twice`);
  return segments;
}

function readSchemas(given: unknown, segments: readonly string[], where: string): Schemas {
  if (typeof given !== 'object' || given === null) throw new TypeError(`${where} needs an object of schemas: {${SCHEMA_PARTS.join(', ')}}`);
  const schemas: Schemas = {};
  for (const [part, schema] of Object.entries(given)) {
    const known = SCHEMA_PARTS.find((name) => name === part);
    if (!known) throw new TypeError(`${where} has a schema "${part}". Schemas: ${SCHEMA_PARTS.join(', ')}`);
    if (schema === undefined) continue;
    if (!isSchema(schema)) throw new TypeError(`${where}: "${part}" must be a zod schema`);
    schemas[known] = schema;
  }
  if (schemas.params) checkParams(schemas.params, segments, where);
  return schemas;
}

/** A parameter that the path lacks would refuse every request. */
function checkParams(schema: Schema, segments: readonly string[], where: string): void {
  const shape: unknown = Reflect.get(schema, 'shape');
  if (typeof shape !== 'object' || shape === null) return;
  const missing = Object.keys(shape).find((name) => !segments.includes(`:${name}`));
  if (missing !== undefined) throw new TypeError(`${where}: "params" names "${missing}", which the path has not`);
}

/** The same for two patterns that differ in nothing but the names of their parameters. */
const shapeOf = ({ segments }: Route) => segments.map((segment) => (isParam(segment) ? ':' : segment)).join('/');
const isHandler = (value: unknown): value is Route['handler'] => typeof value === 'function';
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && 'safeParseAsync' in value && typeof value.safeParseAsync === 'function';
