import type { Json } from '../runner/json';
import type { SettingView } from './read-settings-for-admin';

type Field = Pick<SettingView, 'key' | 'type' | 'secret'>;

/** The names that a setting has in its form: its value, and the box that forgets a secret. */
export const inputName = (key: string): string => `setting:${key}`;
export const clearName = (key: string): string => `clear:${key}`;
/** Under which a form that comes back says that a secret was typed, and never which. */
export const typedSecretName = (key: string): string => `typed:${key}`;

export interface ParsedSettingsForm {
  /** By key; what the form did not hold is not in it. */
  changes: Map<string, Json>;
  problems: Map<string, string>;
}

/** Reads the settings out of their form. The browser reads the same for what depends on other fields. */
export function parseSettingsForm(form: FormData, fields: readonly Field[]): ParsedSettingsForm {
  const parsed: ParsedSettingsForm = { changes: new Map(), problems: new Map() };
  for (const field of fields) {
    const { key } = field;
    const texts = form.getAll(inputName(key)).filter((entry) => typeof entry === 'string');
    if (field.secret && form.get(clearName(key)) === 'true') parsed.changes.set(key, null);
    else if (texts.length > 0) readField(parsed, field, texts.map((text) => text.replace(/\r\n/g, '\n')));
  }
  return parsed;
}

/** What was typed, as one text a setting, for a form that comes back; of a secret only that it was. */
export function typedSettings(form: FormData, fields: readonly Field[]): Record<string, string> {
  const shown = fields.filter(({ key }) => form.has(inputName(key)));
  return Object.fromEntries(shown.map(({ key, type, secret }) => {
    if (secret) return [typedSecretName(key), String(form.get(inputName(key)) !== '')];
    const texts = form.getAll(inputName(key)).filter((entry) => typeof entry === 'string');
    return [inputName(key), type === 'multiselect' ? texts.filter(Boolean).join('\n') : (texts.at(-1) ?? '')];
  }));
}

function readField({ changes, problems }: ParsedSettingsForm, { key, type, secret }: Field, texts: string[]): void {
  const text = texts.at(-1) ?? '';
  // An empty secret keeps what is stored, whatever its type.
  if (secret && text === '') return;
  switch (type) {
    case 'boolean':
      return void changes.set(key, text === 'true');
    case 'number':
      return void changes.set(key, text.trim() === '' ? null : Number(text));
    case 'list':
      return void changes.set(key, splitLines(text));
    case 'multiselect':
      // The first is always empty: a form without a single ticked box would otherwise not name the field.
      return void changes.set(key, texts.filter(Boolean));
    case 'select':
    case 'color':
      return void changes.set(key, text.trim() === '' ? null : text);
    case 'json':
      return readJson({ changes, problems }, { key, secret }, text);
    default:
      changes.set(key, text);
  }
}

function readJson({ changes, problems }: ParsedSettingsForm, { key, secret }: Omit<Field, 'type'>, text: string): void {
  if (text.trim() === '') return void changes.set(key, null);
  try {
    changes.set(key, JSON.parse(text));
  } catch (error) {
    // The message quotes what was typed.
    problems.set(key, secret || !(error instanceof Error) ? 'This is not JSON.' : `This is not JSON: ${error.message}.`);
  }
}

const splitLines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);
