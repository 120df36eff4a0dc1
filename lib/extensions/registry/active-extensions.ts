import { validateManifest, type Manifest } from '@nexus/sdk/manifest';
import { readEnv } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { processState } from '@/lib/core/process-state';
import { db } from '@/lib/db/client';
import { onNotify } from '@/lib/realtime/listener';
import { RUNNING_STATUSES } from '../install/extension-row';
import { declaredSchema, type Declared } from '../runner/protocol';
import { readBundleFile, type BundleFile } from './read-bundle-file';
import { listSwitchedOff } from './switched-off';
import { TOPIC } from './topic';

/** An extension that is loaded and switched on. */
export interface ActiveExtension {
  slug: string;
  name: string;
  version: string;
  digest: string;
  manifest: Manifest;
  /** Its browser half, when it has one and the stored file is the recorded one. */
  bundle: BundleFile | null;
  /** What its server half was found to hold; null without one. */
  declared: Declared | null;
  /** Names of surfaces that failed too often. */
  switchedOff: string[];
}

/** The net under the hints: a hint that was lost is made good after this. */
const MAX_AGE_MS = 5000;

interface Cache {
  value: Promise<ActiveExtension[]> | null;
  readAt: number;
  isListening: boolean;
  /** By slug and digest: what cannot change while the digest stays. */
  loaded: Map<string, Promise<Loaded | null>>;
}

type Loaded = Pick<ActiveExtension, 'manifest' | 'bundle' | 'declared'>;
type Row = { slug: string; name: string; version: string; digest: string; manifest: unknown; declared: unknown };

const getCache = () => processState<Cache>('extensions.active', () => ({ value: null, readAt: 0, isListening: false, loaded: new Map() }));

/** What is switched on, in the order of slugs; none in safe mode. At most 5 s behind a change made on another server. */
export async function listActiveExtensions(): Promise<ActiveExtension[]> {
  if (readEnv().NEXUS_SAFE_MODE) return [];
  const cache = getCache();
  if (!cache.isListening) {
    cache.isListening = true;
    onNotify(TOPIC, invalidateActiveExtensions);
  }
  // Real elapsed time, not the forum's clock: tests that move the clock do not want a stale registry.
  const age = performance.now() - cache.readAt;
  if (!cache.value || age > MAX_AGE_MS) {
    cache.readAt = performance.now();
    cache.value = readActive(cache);
    cache.value.catch(() => (cache.value = null));
  }
  return cache.value;
}

/** The next read asks the database again. */
export function invalidateActiveExtensions(): void {
  getCache().value = null;
}

async function readActive(cache: Cache): Promise<ActiveExtension[]> {
  const [rows, switchedOff] = await Promise.all([
    db().extension.findMany({ where: { enabled: true, loadStatus: { in: [...RUNNING_STATUSES] } }, orderBy: { slug: 'asc' } }),
    listSwitchedOff(),
  ]);
  const current = new Set(rows.map(({ slug, digest }) => `${slug} ${digest}`));
  for (const key of cache.loaded.keys()) if (!current.has(key)) cache.loaded.delete(key);
  const active: ActiveExtension[] = [];
  for (const { slug, name, version, digest, manifest, declared } of rows) {
    const key = `${slug} ${digest}`;
    const known = cache.loaded.get(key) ?? load({ slug, name, version, digest, manifest, declared });
    cache.loaded.set(key, known);
    const loaded = await known;
    if (loaded) active.push({ slug, name, version, digest, ...loaded, switchedOff: switchedOff.get(key) ?? [] });
    else cache.loaded.delete(key);
  }
  return active;
}

/** One extension whose row or files are damaged is left out; the others go on. */
async function load({ slug, digest, manifest: stored, declared }: Row): Promise<Loaded | null> {
  const parsed = validateManifest(stored);
  if (!parsed.ok) {
    log.error({ slug, errors: parsed.errors.map((issue) => issue.message) }, 'extension left out: its stored manifest is not valid');
    return null;
  }
  try {
    const { manifest } = parsed;
    const bundle = manifest.js_bundle ? await readBundleFile({ slug, digest, file: manifest.js_bundle }) : null;
    return { manifest, bundle, declared: declaredSchema.safeParse(declared).data ?? null };
  } catch (error) {
    log.error({ slug, digest, err: error }, 'extension left out: its bundle cannot be read');
    return null;
  }
}
