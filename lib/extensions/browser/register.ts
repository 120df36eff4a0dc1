import { findCaller, type Caller } from './caller';
import type { Contribution } from './contribution';
import type { PageBundle } from './page-bundle';
import { readRegistration } from './read-registration';
import { registrationSpecs } from './registration-specs';
import { isAllowed, listDifferences, type Registry } from './registry';
import type { SurfaceKind } from './surface-kinds';

export interface RegisterOptions {
  registry: Registry;
  /** The bundle whose script this page has loaded under a slug. */
  findBundle(slug: string): PageBundle | undefined;
  /** Tells the author, in the console and in the admin's list; `slug` is null when nobody knows whose call it was. */
  warn(slug: string | null, message: string): void;
  onRegistered(slug: string): void;
}

/**
 * Makes the one function behind every register call. It never throws into a bundle: what is wrong is said in a warning
 * that names the call and the field.
 */
export function createRegister({ registry, findBundle, warn, onRegistered }: RegisterOptions) {
  return function register(kind: SurfaceKind, given: unknown): void {
    const call = `Nexus.${registrationSpecs[kind].call}`;
    const caller = findCaller();
    if (!isRecord(given)) return warn(caller?.slug ?? null, `${call}: expected an object with the fields of the call. Nothing was registered.`);
    const owner = findOwner(given.slug, caller);
    if (typeof owner !== 'string') return warn(caller?.slug ?? null, `${call}: ${owner.problem} Nothing was registered.`);
    const bundle = findBundle(owner);
    if (!bundle) return warn(null, `${call}: "${owner}" is not an extension of this page. Nothing was registered.`);
    // A timer of a version that has been replaced meanwhile.
    if (caller?.digest16 && caller.digest16 !== bundle.digest16) return;
    const { contribution, problems } = readRegistration({ kind, slug: owner, given });
    for (const problem of problems) warn(owner, `${call}: ${problem}.${contribution ? ' The field was left out.' : ' Nothing was registered.'}`);
    if (!contribution) return;
    tellDifferences({ bundle, contribution, call, warn });
    registry.add(contribution);
    onRegistered(owner);
  };
}

function findOwner(given: unknown, caller: Caller | null): string | { problem: string } {
  if (given === undefined || given === null) return caller?.slug ?? { problem: '"slug" is missing, and the running script does not tell whose call this is.' };
  if (typeof given !== 'string') return { problem: '"slug" must be a text.' };
  if (caller && caller.slug !== given) return { problem: `"slug" is "${given}", but the script belongs to "${caller.slug}".` };
  return given;
}

function tellDifferences({ bundle, contribution, call, warn }: { bundle: PageBundle; contribution: Contribution; call: string; warn: RegisterOptions['warn'] }): void {
  const { slug, kind, key } = contribution;
  if (!isAllowed(bundle, contribution)) return warn(slug, `${call}: ${kind} "${key}" is not declared in the manifest, so it is not shown.`);
  for (const name of listDifferences(bundle, contribution)) warn(slug, `${call}: "${name}" of ${kind} "${key}" differs from the manifest, whose value is used.`);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
