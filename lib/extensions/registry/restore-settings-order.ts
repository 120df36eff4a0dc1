import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Manifest } from '@nexus/sdk/manifest';
import { versionFolder } from './store-folder';

/**
 * The manifest with its settings in the author's order. PostgreSQL's jsonb sorts the keys of an object by their length; the
 * stored package still knows. Where it is not on this server, the form has the database's order.
 */
export async function restoreSettingsOrder(manifest: Manifest, digest: string): Promise<Manifest> {
  const schema = manifest.settings_schema;
  if (!schema || Object.keys(schema).length < 2) return manifest;
  const written = await readKeys(path.join(versionFolder({ slug: manifest.slug, digest }), 'manifest.json'));
  const places = new Map(written.map((key, place) => [key, place]));
  const placeOf = (key: string) => places.get(key) ?? written.length;
  return { ...manifest, settings_schema: Object.fromEntries(Object.entries(schema).sort(([a], [b]) => placeOf(a) - placeOf(b))) };
}

async function readKeys(file: string): Promise<string[]> {
  try {
    const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
    const schema = typeof manifest === 'object' && manifest !== null && 'settings_schema' in manifest ? manifest.settings_schema : null;
    return typeof schema === 'object' && schema !== null ? Object.keys(schema) : [];
  } catch {
    // An order is worth no error: the values come from the database.
    return [];
  }
}
