import type { Manifest } from '@nexus/sdk/manifest';
import type { Viewer } from '@/lib/auth/viewer';
import { parseInput } from '@/lib/core/parse';
import { z } from 'zod';
import type { Json } from '../runner/json';
import { requireExtensionAdmin } from '../policy';
import { getManifest } from '../registry/find-manifest';
import { slugSchema } from '../schema';
import { environmentName } from './environment';
import { isEmpty } from './field-visibility';
import { readLayers, type LayeredSettings } from './read-layers';
import { listSettingsTabs, settingLabel, type DeclaredSetting } from './setting-fields';

/** A field of the settings form. */
export interface SettingView extends Omit<DeclaredSetting, 'default' | 'label'> {
  label: string;
  /** What counts now; null without one, and for a secret always. */
  value: Json;
  /** What would count if nothing were saved; null without it, and for a secret always. */
  fallback: Json;
  /** Whether anything counts: all that is told of a secret. */
  isSet: boolean;
  /** Whether an admin saved something, which can be forgotten again. */
  isSaved: boolean;
  /** The environment variable that decides it, whatever is saved; null when none does. */
  decidedBy: string | null;
}

export interface SettingsView {
  tabs: { key: string; label: string; icon?: string; fields: SettingView[] }[];
  /** As the manifest has it. */
  schema: Manifest['settings_schema'];
  /** What was given somewhere and does not count, a sentence each. */
  problems: string[];
}

/**
 * An extension's settings as their form shows them; secrets are set or unset and nothing more.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function readSettingsForAdmin(viewer: Viewer | null, input: unknown): Promise<SettingsView> {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  requireExtensionAdmin(viewer);
  const installed = await getManifest(slug);
  const layers = await readLayers(installed);
  const tabs = listSettingsTabs(installed.manifest).map((tab) => ({ ...tab, fields: tab.fields.map((field) => describeField(slug, field, layers)) }));
  return { tabs, schema: installed.manifest.settings_schema, problems: layers.problems };
}

function describeField(slug: string, { default: _default, ...field }: DeclaredSetting, { values, saved, fallbacks }: LayeredSettings): SettingView {
  const layered = values.get(field.key);
  const isDecided = layered?.source === 'environment';
  return {
    ...field,
    label: settingLabel(field),
    value: field.secret ? null : (layered?.value ?? null),
    fallback: field.secret ? null : (fallbacks.get(field.key) ?? null),
    isSet: !isEmpty(layered?.value),
    isSaved: saved.has(field.key),
    decidedBy: isDecided ? environmentName(slug, field.key) : null,
  };
}
