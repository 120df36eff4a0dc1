import { findSettingProblem } from '@nexus/sdk/manifest';
import type { Json } from '../runner/json';
import type { InstalledManifest } from '../registry/find-manifest';
import { versionFolder } from '../registry/store-folder';
import { readEnvironmentSettings } from './environment';
import { readConfigFiles } from './read-config-files';
import { listSettingFields, type DeclaredSetting } from './setting-fields';
import { readStoredSettings } from './stored-settings';

export type SettingSource = 'default' | 'config' | 'saved' | 'environment';

export interface LayeredSetting {
  value: Json;
  source: SettingSource;
}

export interface LayeredSettings {
  fields: DeclaredSetting[];
  /** What counts, by key; a setting that nothing gives a value is not in it. */
  values: Map<string, LayeredSetting>;
  /** What was saved, whether it counts or not. */
  saved: Map<string, Json>;
  /** What would count if nothing had been saved. */
  fallbacks: Map<string, Json>;
  /** What was given somewhere and does not count, a sentence each; never a value. */
  problems: string[];
}

/**
 * The settings of an extension from everywhere, later ones over earlier ones: the manifest's default, config/default.json,
 * config/<environment>.json, what was saved, NEXUS_EXT_<SLUG>_<KEY>. Secrets are in the clear.
 */
export async function readLayers({ slug, digest, manifest }: InstalledManifest): Promise<LayeredSettings> {
  const fields = listSettingFields(manifest);
  const [files, stored, environment] = await Promise.all([
    readConfigFiles({ folder: versionFolder({ slug, digest }) }),
    readStoredSettings(slug, fields),
    readEnvironmentSettings(slug, fields),
  ]);
  const problems = [...files.flatMap(({ problem }) => problem ?? []), ...environment.problems, ...stored.unreadable.map((key) => `the secret "${key}" cannot be read any more; enter it again`)];
  const values = new Map<string, LayeredSetting>();
  const fallbacks = new Map<string, Json>();
  for (const field of fields) {
    const { key } = field;
    const layers = [
      { source: 'default', from: 'its default', value: field.default },
      ...files.map(({ name, values: given }) => ({ source: 'config' as const, from: name, value: given.get(key) })),
      { source: 'saved', from: 'what was saved', value: stored.values.get(key) },
      { source: 'environment', from: 'the environment', value: environment.values.get(key) },
    ] as const;
    for (const { source, from, value } of layers) {
      if (!isGiven(value)) continue;
      const problem = findSettingProblem(field, value);
      if (problem) problems.push(`${key}: ${from} ${problem}`);
      else values.set(key, { value, source });
      if (!problem && (source === 'default' || source === 'config')) fallbacks.set(key, value);
    }
  }
  return { fields, values, saved: stored.values, fallbacks, problems };
}

/** Defaults and files hold JSON; null says that there is none. */
const isGiven = (value: unknown): value is Exclude<Json, null> => value !== undefined && value !== null;
