import { findManifest } from '../registry/find-manifest';
import { isEmpty, isFieldVisible } from './field-visibility';
import { readLayers } from './read-layers';
import { listSettingFields, settingLabel } from './setting-fields';

/** The labels of required settings that nothing gives a value: an extension may run without them, and admins are told. */
export async function listMissingSettings(slug: string): Promise<string[]> {
  const installed = await findManifest(slug);
  if (!installed || !listSettingFields(installed.manifest).some(({ required }) => required)) return [];
  const { fields, values: layered } = await readLayers(installed);
  const values = new Map([...layered].map(([key, { value }]) => [key, value]));
  return fields.filter((field) => field.required && isEmpty(values.get(field.key)) && isFieldVisible(field, fields, values)).map(settingLabel);
}
