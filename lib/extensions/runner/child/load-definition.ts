import { isExtension } from '@nexus/sdk/server/define-extension';
import type { Declared, LoadFailure } from '../protocol';
import { createRouter } from './create-router';
import { describeRoute, type Route } from './route-table';

type Handler = (...args: unknown[]) => unknown;
type Handlers = Readonly<Record<string, Handler>>;

/** What an extension offers, read once: later changes to its objects change nothing. */
export interface Loaded {
  callbacks: Handlers;
  routes: readonly Route[];
  events: Handlers;
  slots: Handlers;
  declared: Declared;
}

/** Why a definition cannot be used. */
export class LoadError extends Error {
  constructor(readonly reason: LoadFailure, message: string) {
    super(message);
  }
}

const CALLBACKS = [
  'handleEvent', 'handleDigestSection', 'persistAttachment', 'onInstall', 'onUpdate', 'onUninstall', 'start', 'stop',
  'healthCheck', 'validateSettings',
] as const;

/**
 * Reads what a compiled file exports.
 * @throws LoadError when it is missing or no definition, or when `routes` adds something impossible.
 */
export function loadDefinition(exported: object, exportName: string, nexus: object): Loaded {
  const names = Object.keys(exported);
  if (!names.includes(exportName)) {
    throw new LoadError('export_missing', `server/index.ts does not export "${exportName}". It exports ${names.length > 0 ? names.join(', ') : 'nothing'}.`);
  }
  const definition: unknown = Reflect.get(exported, exportName);
  if (!isExtension(definition)) throw new LoadError('definition_invalid', `"${exportName}" is no definition: export const ${exportName} = defineExtension({…})`);
  const callbacks = readHandlers(definition, CALLBACKS);
  const routes = collectRoutes(definition, nexus);
  const events = readTable(definition.events);
  const slots = readTable(definition.slots);
  const adminMethods = Object.keys(definition.admin?.methods ?? {});
  const declared: Declared = {
    callbacks: [...Object.keys(callbacks), ...(definition.admin?.describe ? ['admin.describe'] : [])],
    routes: routes.map(describeRoute),
    slots: Object.keys(slots),
    jobs: Object.keys(definition.jobs ?? {}),
    workers: (definition.workers ?? []).map(({ name }) => name),
    services: Object.keys(definition.services ?? {}),
    events: Object.keys(events),
    adminMethods,
  };
  return { callbacks, routes, events, slots, declared };
}

function collectRoutes(definition: object, nexus: object): readonly Route[] {
  const { router, routes } = createRouter();
  const { routes: add } = readHandlers(definition, ['routes']);
  try {
    const result = add?.(router, nexus);
    if (result instanceof Promise) throw new TypeError('routes must not be async: it only adds routes');
  } catch (error) {
    throw new LoadError('definition_invalid', `routes() failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return Object.freeze(routes);
}

function readHandlers(source: object, names: readonly string[]): Handlers {
  const handlers: Record<string, Handler> = Object.create(null);
  for (const name of names) {
    const value: unknown = Reflect.get(source, name);
    // Called on its object, so that `this` works in a definition as it does anywhere else.
    if (isHandler(value)) handlers[name] = value.bind(source);
  }
  return handlers;
}

const readTable = (table: object | undefined): Handlers => (table ? readHandlers(table, Object.keys(table)) : Object.create(null));
const isHandler = (value: unknown): value is Handler => typeof value === 'function';
