import { z } from 'zod';
import {
  fields, kebabId, label, list, mapOf, optional, text, visibleWhen, withDefault,
} from './field-kinds';
import { ACTION_RESULTS, ADMIN_FIELD_TYPES } from './known';

/** A text, or one text per language: `{"en": "Mail", "es": "Correo"}`. */
export function localizedLabel(max = 200) {
  const language = z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, '{value} must be a language tag such as en or pt-BR');
  const byLanguage = mapOf(language, label(max)).refine((map) => Object.keys(map).length > 0, {
    error: 'must have at least one language',
  });
  return z.union([label(max), byLanguage], {
    error: 'must be a text, or a map from language to text',
  });
}

function adminMethod() {
  return z
    .string()
    .max(200)
    .regex(
      /^nex(us|o)\/admin\/[a-z0-9-]+(\/[A-Za-z0-9_-]+)+$/,
      'must have the form nexus/admin/<slug>/<method>',
    );
}

const option = fields({
  value: text(200).describe('What is stored.'),
  label: localizedLabel().describe('What the admin reads.'),
});

const optionsSource = fields({
  kind: z
    .enum(['rpc', 'static'], { error: '{value} is not a known kind. Known kinds: rpc, static' })
    .describe('`rpc` asks the extension, `static` uses `options`.'),
  method: optional(adminMethod()).describe('Method that returns the options. For `rpc`.'),
});

const fieldShape = {
  key: text(64)
    .min(1)
    .describe('Key of `settings_schema` that the field edits; a name of its own for a `link`.'),
  type: text(40)
    .min(1)
    .meta({ examples: [...ADMIN_FIELD_TYPES] })
    .describe(
      `How it is drawn: ${ADMIN_FIELD_TYPES.map((type) => `\`${type}\``).join(', ')}. An unknown type shows a notice.`,
    ),
  label: localizedLabel().describe('Label of the field.'),
  required: withDefault(z.boolean(), false).describe('Whether it must be filled while it is visible.'),
  help: optional(localizedLabel(1000)).describe('Help under the field.'),
  placeholder: optional(localizedLabel()).describe('Grey text in the empty field.'),
  visible_when: optional(visibleWhen()).describe('Condition under which the field is shown.'),
  options: optional(list(option, 500)).describe('Choices of a `select` or `multiselect`.'),
  options_source: optional(optionsSource).describe('Where the choices come from instead.'),
};

const field = fields(fieldShape);

const action = fields({
  id: kebabId().describe('Unique on its screen. `save` replaces the implicit save.'),
  label: localizedLabel().describe('Text of the button.'),
  method: adminMethod().describe('Method that is called with `{values, prompts}`.'),
  on_success: withDefault(
    z.enum(ACTION_RESULTS, {
      error: `{value} is not a known result. Known results: ${ACTION_RESULTS.join(', ')}`,
    }),
    'toast',
  ).describe(
    'What happens with the answer: `toast` message, `inline_json`, `table` of `{columns, rows}`, `redirect` to `{url}`, `refresh` the screen.',
  ),
  confirm: optional(localizedLabel(1000)).describe('Question to confirm first.'),
  prompt_fields: optional(list(field, 20)).describe('Inputs asked for before the call.'),
});

export const screen = fields({
  id: kebabId().describe('Unique; part of the address `/admin/settings/plugins/<slug>/<screen>`.'),
  title: localizedLabel().describe('Heading of the screen.'),
  load: optional(adminMethod()).describe('Method whose values go over the stored ones.'),
  fields: withDefault(list(field, 100), []).describe(
    'The form. Needed on every screen unless `describe` is true.',
  ),
  actions: withDefault(list(action, 30), []).describe('Buttons besides Save.'),
  refresh: optional(
    fields({
      method: adminMethod().describe('Method that returns the new values.'),
      interval_seconds: optional(z.int().min(1).max(86_400)).describe(
        'Seconds between calls. Without it the admin refreshes by hand.',
      ),
    }),
  ).describe('Keeps the screen up to date.'),
});
