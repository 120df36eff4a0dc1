import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../runner/json';
import { isEmpty } from './field-visibility';
import type { LayeredSettings } from './read-layers';

/** What is to be written: a value, or null to forget what was saved. */
export type SettingWrites = Map<string, Json>;

export interface MergedSettings {
  writes: SettingWrites;
  /** What would be stored. */
  stored: Map<string, Json>;
  /** What would count. */
  effective: Map<string, Json>;
}

/**
 * Lays changes over what is stored. Null forgets what was saved; an empty secret keeps it. What changes nothing is not
 * written, so that a setting nobody has touched follows the default of the next version.
 */
export function mergeSettings({ fields, values, saved, fallbacks }: LayeredSettings, changes: ReadonlyMap<string, Json>): MergedSettings {
  const merged: MergedSettings = { writes: new Map(), stored: new Map(saved), effective: new Map() };
  for (const { key, secret } of fields) {
    const change = changes.get(key);
    if (change !== undefined && isChange({ change, secret, saved: saved.get(key), fallback: fallbacks.get(key) })) {
      merged.writes.set(key, change);
      if (change === null) merged.stored.delete(key);
      else merged.stored.set(key, change);
    }
    const layered = values.get(key);
    const value = layered?.source === 'environment' ? layered.value : (merged.stored.get(key) ?? fallbacks.get(key));
    if (value !== undefined) merged.effective.set(key, value);
  }
  return merged;
}

function isChange({ change, secret, saved, fallback }: { change: Json; secret: boolean; saved: Json | undefined; fallback: Json | undefined }): boolean {
  if (secret && change === '') return false;
  // The same again too: it is then sealed under the master secret of today.
  if (secret && saved !== undefined) return true;
  if (saved !== undefined) return !isDeepStrictEqual(change, saved);
  if (change === null) return false;
  return fallback === undefined ? !isEmpty(change) : !isDeepStrictEqual(change, fallback);
}
