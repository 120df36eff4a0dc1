import { z } from 'zod';
import { localizedLabel, screen } from './admin-ui-screens';
import { fields, kebabId, list, optional, text, visibleWhen, withDefault } from './field-kinds';
import { ADMIN_SLOTS, FIRST_EXTENSION_ORDER, ICONS } from './known';

const contribution = fields({
  id: kebabId().describe('Unique among the entries.'),
  slot: optional(text(120).meta({ examples: [...ADMIN_SLOTS] })).describe(
    `Place of a top-level entry: \`plugin.<slug>.<name>\` or ${ADMIN_SLOTS.map((name) => `\`${name}\``).join(', ')}.`,
  ),
  parent: optional(text(64)).describe('Id of the entry it belongs under. Wins over `slot`.'),
  label: localizedLabel().describe('Text of the entry.'),
  icon: optional(text(64).meta({ examples: [...ICONS] })).describe(
    `One of ${ICONS.join(', ')}. Others show as puzzle.`,
  ),
  order: withDefault(z.int().min(0).max(1_000_000), FIRST_EXTENSION_ORDER).describe(
    `Sorting number; extensions begin at ${FIRST_EXTENSION_ORDER}.`,
  ),
  screen: optional(text(64)).describe('Id of the screen that it opens.'),
  visible_when: optional(visibleWhen()).describe(
    'Condition under which the entry is shown, e.g. `plugin.enabled`.',
  ),
});

export const adminUi = fields({
  schema_version: withDefault(z.literal(1), 1).describe('Version of this section. Always 1.'),
  mode: withDefault(
    z.literal('declarative', { error: '{value} is not supported: only "declarative" is' }),
    'declarative',
  ).describe('Always `declarative`: the forum draws the screens.'),
  describe: withDefault(z.boolean(), false).describe(
    'Whether the extension describes its screens at runtime (`admin.describe`) instead of here.',
  ),
  contributions: withDefault(list(contribution), []).describe(
    'Entries in the menus and the command palette of the admin pages.',
  ),
  screens: withDefault(list(screen, 50), []).describe('Forms that the entries open.'),
});

export const adminUiFields = {
  admin_ui: optional(adminUi).describe(
    'Menu entries and screens of the admin pages without any JavaScript of your own.',
  ),
};

/** The `admin_ui` section with its defaults filled in. */
export type AdminUi = z.output<typeof adminUi>;
