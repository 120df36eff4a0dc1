import type { InitFrame, Json } from '../protocol';
import { createDatabase } from './create-database';
import type { HostCall } from './host-calls';

/** What goes to the forum as it is called: `nexus.kv.get(key)` asks for `kv.get` with [key]. */
export const FORWARDED = {
  kv: ['get', 'set', 'delete'],
  posts: ['get', 'list', 'canView', 'create', 'update'],
  replies: ['get', 'list', 'create', 'update'],
  users: ['get', 'list'],
  spaces: ['get', 'list'],
  live: ['publish'],
  notifications: ['send'],
  mail: ['send'],
  events: ['publish'],
  jobs: ['enqueue'],
  storage: ['put', 'get', 'url', 'list', 'delete'],
  images: ['resize'],
  http: ['fetch'],
  metrics: ['counter', 'gauge', 'histogram', 'read'],
  render: ['markdown'],
  slots: ['changed'],
} as const;

type Method = (...args: unknown[]) => unknown;
type Members = Readonly<Record<string, Method>>;

export interface NexusParts {
  init: Pick<InitFrame, 'slug' | 'name' | 'version' | 'startedAt'>;
  call: HostCall;
  log: Members;
}

/**
 * The `nexus` that an extension is given. Its types are those of the SDK; here it is a table of names, since every argument
 * is checked where it arrives.
 */
export function createNexus({ init, call, log }: NexusParts): object {
  const nexus: Record<string, unknown> = {
    self: Object.freeze({ slug: init.slug, name: init.name, version: init.version, startedAt: init.startedAt }),
    log,
    db: createDatabase(call),
    settings: createSettings(call),
    permissions: createPermissions(call),
    services: createServices(call),
    collections: createCollections(call),
  };
  for (const [namespace, methods] of Object.entries(FORWARDED)) nexus[namespace] = forward(call, namespace, methods);
  return Object.freeze(nexus);
}

function forward(call: HostCall, namespace: string, methods: readonly string[]): Members {
  return Object.freeze(Object.fromEntries(methods.map((method): [string, Method] => [method, (...args) => call(`${namespace}.${method}`, args)])));
}

/** A setting without a value is absent from all of them, and so it is here: JSON has no undefined. */
function createSettings(call: HostCall): Members {
  return Object.freeze({ get: async (...args) => (await call('settings.get', args)) ?? undefined, set: async (...args) => void (await call('settings.set', args)) });
}

function createPermissions(call: HostCall): Members {
  return Object.freeze({
    check: (key: unknown, user: unknown) => call('permissions.check', [key, readUserId(user)]),
    require: async (key: unknown, user: unknown) => void (await call('permissions.require', [key, readUserId(user)])),
  });
}

/** The forum looks the role up itself; it is told an id and nothing else. */
function readUserId(user: unknown): unknown {
  if (user === null || user === undefined) return null;
  if (typeof user === 'object' && 'id' in user) return user.id;
  throw new TypeError('nexus.permissions: the user must be req.user, an object with an id, or null for a guest.');
}

/** A service is whatever functions its provider has: each name that is asked for is one. */
function createServices(call: HostCall): Members {
  const get = async (name: unknown) => {
    const isThere = await call('services.get', [name]);
    return isThere === null || isThere === false ? null : namesToCalls((method, args) => call('services.call', [name, method, args]));
  };
  return Object.freeze({ get });
}

function createCollections(call: HostCall): object {
  const methods = ['find', 'insert', 'update', 'upsert', 'delete'];
  return new Proxy(Object.freeze({}), {
    get: (_, name) =>
      typeof name === 'string'
        ? Object.freeze(Object.fromEntries(methods.map((method): [string, Method] => [method, (...args) => call(`collections.${method}`, [name, ...args])])))
        : undefined,
  });
}

function namesToCalls(call: (method: string, args: unknown[]) => Promise<Json>): object {
  return new Proxy(Object.freeze({}), {
    // `then` would make the service itself look like a promise.
    get: (_, method) => (typeof method === 'string' && method !== 'then' ? (...args: unknown[]) => call(method, args) : undefined),
  });
}
