import { z } from 'zod';
import {
  fields, fontAwesomeIcon, label, list, mapOf, optional, text, visibleWhen, withDefault,
} from './field-kinds';
import { SETTING_TYPES } from './known';

function settingKey() {
  return z
    .string()
    .max(64)
    .regex(
      /^[A-Za-z0-9_][A-Za-z0-9_-]*$/,
      '{value} must contain only letters, digits, underscores and hyphens',
    );
}

const settingType = z.enum(SETTING_TYPES, {
  error: ({ input }) =>
    input === 'integer'
      ? '{value} is not a known type: write "type": "number" with "integer": true'
      : `{value} is not a known type. Known types: ${SETTING_TYPES.join(', ')}`,
});

const settingOption = fields({
  value: text(200).describe('What is stored.'),
  label: label(200).describe('What the admin reads.'),
});

const settingField = fields({
  type: settingType.describe(
    '`string` one line · `text` several lines · `boolean` switch · `number` · `select` one of `options` · `color` as `#RRGGBB` · `list` of texts · `multiselect` several of `options` · `json` up to 64 KB.',
  ),
  label: optional(text(200)).describe(
    'Label in the form. Without it the key is shown, with spaces for underscores.',
  ),
  default: optional(z.unknown()).describe('Value before an admin saves one; valid for the type.'),
  description: optional(text(2000)).describe('Help under the field.'),
  secret: withDefault(z.boolean(), false).describe(
    'Masked in the form, stored encrypted and never shown again.',
  ),
  required: withDefault(z.boolean(), false).describe('The form cannot be saved while it is empty.'),
  placeholder: optional(text(200)).describe('Grey text in the empty field.'),
  options: optional(list(settingOption, 500)).describe(
    'Choices. Needed for `select` and `multiselect`.',
  ),
  min: optional(z.number()).describe('Smallest value. For `number` only.'),
  max: optional(z.number()).describe('Largest value. For `number` only.'),
  integer: optional(z.boolean()).describe('Whole numbers only. For `number` only.'),
  visible_when: optional(visibleWhen()).describe(
    'Condition under which the field is shown, e.g. `config.use_tls && config.port != 25`.',
  ),
});

const settingsTab = fields({
  key: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/, '{value} must contain only letters, digits, underscores and hyphens')
    .describe('Unique; the part of the address after `#` that opens the tab.'),
  label: label().describe('Title of the tab.'),
  icon: optional(fontAwesomeIcon()).describe('Font Awesome class, e.g. `fa-key`.'),
  fields: list(settingKey(), 200).describe('Keys of `settings_schema`, in the order of the form.'),
});

export const settingsFields = {
  settings_schema: optional(mapOf(settingKey(), settingField, 200)).describe(
    'Settings of the extension: a map from key to field. The admin form is drawn from it.',
  ),
  settings_tabs: optional(list(settingsTab, 30)).describe(
    'Groups settings into tabs. Fields in no tab go to a last tab, "Other".',
  ),
};

/** One field of `settings_schema`. */
export type SettingField = z.output<typeof settingField>;
