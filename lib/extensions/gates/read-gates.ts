import type { Manifest, RoleTier } from '@nexus/sdk/manifest';
import { getPool } from '@/lib/db/pool';

/** A gate that a manifest declares, with who passes it. */
export interface Gate {
  key: string;
  label: string;
  /** What counts: saved, else the manifest's. */
  tier: RoleTier;
  /** The manifest's. */
  default: RoleTier;
  isSaved: boolean;
}

/** The gates of a manifest in its order. A saved one that it no longer declares is left alone and counts for nothing. */
export async function readGates(slug: string, { permissions }: Pick<Manifest, 'permissions'>): Promise<Gate[]> {
  const { rows } = await getPool().query<{ key: string; tier: RoleTier }>({ name: 'extension-gates', text: 'SELECT key, tier::text FROM extension_gates WHERE slug = $1', values: [slug] });
  const saved = new Map(rows.map(({ key, tier }) => [key, tier]));
  return (permissions ?? []).map(({ key, label, default: fallback }) => ({ key, label, tier: saved.get(key) ?? fallback, default: fallback, isSaved: saved.has(key) }));
}
