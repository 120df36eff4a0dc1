import { getPool } from '@/lib/db/pool';
import type { Json } from '../runner/json';
import { findManifest } from '../registry/find-manifest';
import { listSettingFields, type DeclaredSetting } from './setting-fields';

/** `NEXUS_EXT_POLLS_API_KEY`: the environment variable that decides a setting, whatever was saved. */
export const environmentName = (slug: string, key: string): string => `${prefixOf(slug)}${toName(key)}`;

export interface EnvironmentSettings {
  values: Map<string, Json>;
  problems: string[];
}

/** The settings of an extension that the environment gives, read as their types; what does not fit is named and does not count. */
export async function readEnvironmentSettings(slug: string, fields: readonly DeclaredSetting[], env: NodeJS.ProcessEnv = process.env): Promise<EnvironmentSettings> {
  const found: EnvironmentSettings = { values: new Map(), problems: [] };
  for (const field of fields) {
    const name = environmentName(slug, field.key);
    const text = env[name];
    if (text === undefined || text === '') continue;
    const owner = await findEarlierOwner(slug, name);
    const value = owner === null ? readAs(field, text) : undefined;
    if (value !== undefined) found.values.set(field.key, value);
    else found.problems.push(owner === null ? `${name} is not a ${field.type}` : `${name} is the name of a setting of "${owner}" too, which was installed first, and counts for that one`);
  }
  return found;
}

/**
 * `google` with the setting `maps_key` and `google-maps` with `key` share one variable. Whoever was there first has it:
 * otherwise an extension could choose its slug so that it is handed another's secret.
 */
async function findEarlierOwner(slug: string, name: string): Promise<string | null> {
  const { rows } = await getPool().query<{ slug: string }>(
    'SELECT o.slug FROM extensions o JOIN extensions e ON (o.installed_at, o.slug) < (e.installed_at, e.slug) WHERE e.slug = $1 ORDER BY o.installed_at, o.slug',
    [slug],
  );
  for (const other of rows) {
    if (!name.startsWith(prefixOf(other.slug))) continue;
    const installed = await findManifest(other.slug);
    if (installed && listSettingFields(installed.manifest).some(({ key }) => environmentName(other.slug, key) === name)) return other.slug;
  }
  return null;
}

function readAs({ type }: DeclaredSetting, text: string): Json | undefined {
  switch (type) {
    case 'boolean':
      return { true: true, 1: true, false: false, 0: false }[text.toLowerCase()];
    case 'number':
      return text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
    case 'list':
    case 'multiselect':
    case 'json':
      return parseJson(text);
    default:
      return text;
  }
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // The caller names the variable.
    return undefined;
  }
}

const toName = (text: string) => text.replaceAll('-', '_').toUpperCase();
const prefixOf = (slug: string) => `NEXUS_EXT_${toName(slug)}_`;
