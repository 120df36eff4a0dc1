import { validateManifest, type Manifest } from '@nexus/sdk/manifest';
import { notFound } from '@/lib/core/errors';
import { processState } from '@/lib/core/process-state';
import { getPool } from '@/lib/db/pool';
import { restoreSettingsOrder } from './restore-settings-order';

/** What is installed under a slug, switched on or not. */
export interface InstalledManifest {
  slug: string;
  digest: string;
  enabled: boolean;
  manifest: Manifest;
}

interface Row {
  digest: string;
  enabled: boolean;
}

const KEPT = 200;

/** Parsed manifests by slug and digest; a digest names one manifest for good. */
const getCache = () => processState('extensions.manifests', () => new Map<string, Manifest>());

/** The installed version's manifest, as it is in the database now; null where nothing is installed or its manifest is not valid. */
export async function findManifest(slug: string): Promise<InstalledManifest | null> {
  const { rows } = await getPool().query<Row>({ name: 'extension-version', text: 'SELECT digest, enabled FROM extensions WHERE slug = $1', values: [slug] });
  const row = rows[0];
  if (!row) return null;
  const manifest = await readManifest(slug, row.digest);
  return manifest && { slug, ...row, manifest };
}

/** @throws AppError not_found where findManifest has nothing */
export async function getManifest(slug: string): Promise<InstalledManifest> {
  const found = await findManifest(slug);
  if (!found) throw notFound('That extension, or a valid manifest of it,');
  return found;
}

/** The manifest of one installed version; null where it is not the installed one or not valid. */
export async function readManifest(slug: string, digest: string): Promise<Manifest | null> {
  const cache = getCache();
  const key = `${slug} ${digest}`;
  const known = cache.get(key);
  if (known) return known;
  const { rows } = await getPool().query<{ manifest: unknown }>('SELECT manifest FROM extensions WHERE slug = $1 AND digest = $2', [slug, digest]);
  const parsed = validateManifest(rows[0]?.manifest);
  if (!parsed.ok) return null;
  const manifest = await restoreSettingsOrder(parsed.manifest, digest);
  if (cache.size >= KEPT) cache.clear();
  cache.set(key, manifest);
  return manifest;
}
