import { hasBrand } from './brand';
import type { ExtensionDefinition } from './definition';
import type { ArgumentCount } from './forum-events';
import type { SettingValues } from './nexus-state';

const BRAND = Symbol.for('nexus.sdk.extension');

/** A definition that `defineExtension` has checked. */
export type Extension<Settings = SettingValues, Count extends ArgumentCount = ArgumentCount> = ExtensionDefinition<Settings, Count> & { readonly [BRAND]: true };

/** What each part of a definition must be. */
const PARTS = {
  routes: 'function', handleEvent: 'function', handleDigestSection: 'function', persistAttachment: 'function',
  onInstall: 'function', onUpdate: 'function', onUninstall: 'function', start: 'function', stop: 'function',
  healthCheck: 'function', validateSettings: 'function', jobs: 'functions', workers: 'workers', services: 'services',
  events: 'functions', slots: 'functions', admin: 'admin',
} as const satisfies Record<keyof ExtensionDefinition, string>;

/**
 * Defines the server half of an extension. Export it from `server/index.ts` under the name in the manifest's `module`.
 *
 * @param definition a plain object: a table of contents that names the functions of your other files
 * @returns the same object, frozen
 * @throws TypeError naming a part that is unknown or not what it must be
 * @example
 * export const Polls = defineExtension({
 *   routes(router, nexus) {
 *     router.get('/polls/:id', { params: byId }, (req) => findPoll(nexus, req.params.id));
 *   },
 *   async handleEvent(event, payload, settings, nexus) {
 *     if (event === 'post_deleted') await removePolls(nexus, payload.post_id);
 *   },
 * });
 */
export function defineExtension<Settings = SettingValues>(definition: ExtensionDefinition<Settings, 5>): Extension<Settings, 5>;
export function defineExtension<Settings = SettingValues>(definition: ExtensionDefinition<Settings, 4>): Extension<Settings, 4>;
export function defineExtension<Settings = SettingValues>(definition: ExtensionDefinition<Settings, 3>): Extension<Settings, 3>;
export function defineExtension<Settings = SettingValues>(definition: ExtensionDefinition<Settings, 1>): Extension<Settings, 1>;
export function defineExtension<Settings = SettingValues>(definition: ExtensionDefinition<Settings, 2>): Extension<Settings, 2>;
export function defineExtension<Settings, Count extends ArgumentCount>(definition: ExtensionDefinition<Settings, Count>): Extension<Settings, Count> {
  for (const [name, value] of entriesOf('definition', definition)) checkPart(name, value);
  return Object.freeze(Object.assign(definition, { [BRAND]: true as const }));
}

/** Whether a value was made by `defineExtension`. */
export function isExtension(value: unknown): value is Extension {
  return hasBrand(value, BRAND);
}

function checkPart(name: string, value: unknown): void {
  const expected = findExpectation(name);
  if (expected === 'function') requireFunction(name, value);
  else if (expected === 'workers') requireWorkers(name, value);
  else if (expected === 'functions') requireFunctions(name, value);
  else if (expected === 'services') for (const [service, functions] of entriesOf(name, value)) requireFunctions(`${name}["${service}"]`, functions);
  else for (const [part, content] of entriesOf(name, value)) checkAdminPart(part, content);
}

function findExpectation(name: string): (typeof PARTS)[keyof typeof PARTS] {
  for (const [part, expected] of Object.entries(PARTS)) if (part === name) return expected;
  throw new TypeError(`defineExtension: "${name}" is no part of a definition. Parts: ${Object.keys(PARTS).join(', ')}`);
}

function checkAdminPart(name: string, value: unknown): void {
  if (name === 'describe') requireFunction('admin.describe', value);
  else if (name === 'methods') requireFunctions('admin.methods', value);
  else throw new TypeError(`defineExtension: "admin.${name}" is no part of a definition. Parts: describe, methods`);
}

function requireFunction(name: string, value: unknown): void {
  if (typeof value !== 'function') refuse(name, 'a function');
}

function requireFunctions(name: string, table: unknown): void {
  for (const [key, value] of entriesOf(name, table)) requireFunction(`${name}["${key}"]`, value);
}

function requireWorkers(name: string, value: unknown): void {
  const isWorker = (worker: unknown) =>
    isObject(worker) && 'name' in worker && typeof worker.name === 'string' && 'start' in worker && typeof worker.start === 'function';
  if (!Array.isArray(value) || !value.every(isWorker)) refuse(name, 'a list of {name, start}');
}

/** Members that are there; one that is undefined is as good as none. */
function entriesOf(name: string, value: unknown): [string, unknown][] {
  if (!isObject(value)) return refuse(name, 'an object');
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function refuse(name: string, expected: string): never {
  throw new TypeError(`defineExtension: "${name}" must be ${expected}`);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
