import type { Json } from '../runner/json';
import { findManifest } from '../registry/find-manifest';
import { readLayers } from './read-layers';
import { listSettingFields } from './setting-fields';

/**
 * An extension's settings as its code sees them: every declared one that has a value, secrets in the clear. Read anew
 * each time, so that what was saved counts at once and on every server.
 * @returns nothing for a slug that is not installed
 */
export async function readSettings(slug: string): Promise<Record<string, Json>> {
  const installed = await findManifest(slug);
  // Most events of most extensions: nothing to look for.
  if (!installed || listSettingFields(installed.manifest).length === 0) return {};
  const { values } = await readLayers(installed);
  return Object.fromEntries([...values].map(([key, { value }]) => [key, value]));
}
