import type { Contribution, VisibleContribution } from './contribution';
import type { PageBundle, SurfaceAttributes } from './page-bundle';
import { renderedSlotKey, type RenderedSlot } from './rendered-slot';
import { surfaceName, type SurfaceKind } from './surface-kinds';

/** What may appear on the page, by kind, in order. Frozen between two changes. */
export type RegistrySnapshot = ReadonlyMap<SurfaceKind, readonly VisibleContribution[]>;

const empty: RegistrySnapshot = new Map();

/** What bundles registered, held against the bundles of the page: a store for useSyncExternalStore. */
export function createRegistry() {
  const contributions = new Map<string, Contribution>();
  const listeners = new Set<() => void>();
  let bundles: readonly PageBundle[] = [];
  let snapshot = empty;
  let renderedSlots: ReadonlySet<string> | null = null;

  function publish(): void {
    snapshot = takeSnapshot(bundles, [...contributions.values()]);
    for (const listener of listeners) listener();
  }

  return {
    /** The same identity again replaces what was there. */
    add(contribution: Contribution): void {
      contributions.set(`${contribution.slug} ${contribution.kind} ${contribution.key}`, contribution);
      publish();
    },
    /** Forgets what an extension registered: another version of it is about to run. */
    dropExtension(slug: string): void {
      for (const [id, contribution] of contributions) if (contribution.slug === slug) contributions.delete(id);
      publish();
    },
    /** Whose contributions may appear now; the others are kept, so that they come back without running again. */
    setBundles(next: readonly PageBundle[]): void {
      bundles = next;
      publish();
    },
    /** Whose first HTML may stay on the page, once that is known better than when the page was made. */
    setRenderedSlots(slots: readonly RenderedSlot[]): void {
      renderedSlots = new Set(slots.map(renderedSlotKey));
      publish();
    },
    /** As renderedSlotKey has them; null while the page is the latest word. */
    readRenderedSlots: () => renderedSlots,
    readBundles: () => bundles,
    listRegistered: (slug: string): Contribution[] => [...contributions.values()].filter((contribution) => contribution.slug === slug),
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read: (): RegistrySnapshot => snapshot,
    /** The first render in the browser equals the server's, where nothing has run. */
    readOnServer: (): RegistrySnapshot => empty,
  };
}

export type Registry = ReturnType<typeof createRegistry>;

function takeSnapshot(bundles: readonly PageBundle[], contributions: readonly Contribution[]): RegistrySnapshot {
  const bySlug = new Map(bundles.map((bundle) => [bundle.slug, bundle]));
  const byKind = new Map<SurfaceKind, VisibleContribution[]>();
  for (const contribution of contributions) {
    const bundle = bySlug.get(contribution.slug);
    if (!bundle || !isAllowed(bundle, contribution) || bundle.switchedOff.includes(surfaceName(contribution.kind, contribution.key))) continue;
    const visible = { ...withDeclared(bundle, contribution), extensionName: bundle.name, digest16: bundle.digest16 };
    byKind.set(contribution.kind, [...(byKind.get(contribution.kind) ?? []), visible]);
  }
  for (const list of byKind.values()) list.sort(byPriorityThenSlug);
  return byKind;
}

/** Whether the manifest declares it, or leaves its kind to the bundle. */
export function isAllowed(bundle: PageBundle, { kind, key }: Pick<Contribution, 'kind' | 'key'>): boolean {
  return bundle.undeclaredAllowed.includes(kind) || findDeclared(bundle, { kind, key }) !== undefined;
}

/** Attributes that differ from the manifest's, by name: the manifest's win. */
export function listDifferences(bundle: PageBundle, { kind, key, attributes }: Contribution): string[] {
  const declared = findDeclared(bundle, { kind, key })?.attributes ?? {};
  return attributeNames.filter((name) => attributes[name] !== undefined && declared[name] !== undefined && JSON.stringify(attributes[name]) !== JSON.stringify(declared[name]));
}

const attributeNames = ['label', 'icon', 'title', 'tip', 'path', 'scope'] as const satisfies readonly (keyof SurfaceAttributes)[];

function withDeclared(bundle: PageBundle, contribution: Contribution): Contribution {
  const declared = findDeclared(bundle, contribution)?.attributes ?? {};
  const given = Object.fromEntries(Object.entries(declared).filter(([, value]) => value !== undefined));
  return { ...contribution, priority: declared.priority ?? contribution.priority, attributes: { ...contribution.attributes, ...given } };
}

function findDeclared(bundle: PageBundle, { kind, key }: Pick<Contribution, 'kind' | 'key'>) {
  return bundle.declared.find((surface) => surface.kind === kind && surface.key === key);
}

function byPriorityThenSlug(a: Contribution, b: Contribution): number {
  return a.priority - b.priority || compare(a.slug, b.slug) || compare(a.key, b.key);
}

// Not localeCompare: the order must not depend on the reader's language.
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
