import type { Manifest, SettingField } from '@nexus/sdk/manifest';

/** One setting that a manifest declares, under its key. */
export interface DeclaredSetting extends SettingField {
  key: string;
}

/** The settings of a manifest in its order. Everything else walks this list, so that a key from outside names nothing by itself. */
export function listSettingFields({ settings_schema: schema }: Pick<Manifest, 'settings_schema'>): DeclaredSetting[] {
  return Object.entries(schema ?? {}).map(([key, field]) => ({ ...field, key }));
}

/** What the form calls it. */
export const settingLabel = ({ key, label }: Pick<DeclaredSetting, 'key' | 'label'>): string => label ?? key.replaceAll('_', ' ');

export interface SettingsTab {
  key: string;
  label: string;
  icon?: string;
  fields: DeclaredSetting[];
}

/** The form's tabs: those of the manifest, and a last one for the settings in none; a single one without a name where there are no tabs. */
export function listSettingsTabs(manifest: Pick<Manifest, 'settings_schema' | 'settings_tabs'>): SettingsTab[] {
  const fields = listSettingFields(manifest);
  const declared = manifest.settings_tabs ?? [];
  if (declared.length === 0) return fields.length === 0 ? [] : [{ key: 'settings', label: 'Settings', fields }];
  const tabs = declared.map(({ key, label, icon, fields: keys }): SettingsTab => ({
    key, label, ...(icon && { icon }), fields: keys.flatMap((name) => fields.filter((field) => field.key === name)),
  }));
  const placed = new Set(declared.flatMap((tab) => tab.fields));
  const others = fields.filter(({ key }) => !placed.has(key));
  const shown = tabs.filter((tab) => tab.fields.length > 0);
  return others.length === 0 ? shown : [...shown, { key: freeKey(declared.map(({ key }) => key)), label: 'Other', fields: others }];
}

function freeKey(taken: readonly string[]): string {
  return taken.includes('other') ? 'other-settings' : 'other';
}
