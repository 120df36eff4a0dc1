import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import type { Json } from '../runner/json';
import { requireExtensionAdmin } from '../policy';
import { getManifest } from '../registry/find-manifest';
import { checkSettings } from './check-settings';
import { mergeSettings, type SettingWrites } from './merge-settings';
import { readLayers } from './read-layers';
import { saveSettingsSchema } from './schema';
import type { DeclaredSetting } from './setting-fields';
import { validateWithRunner, type ValidateSettings } from './validate-with-runner';
import { announceSettings, writeSettings } from './write-settings';

export interface SavedSettings {
  /** The keys that changed. */
  changed: string[];
  /** Why the extension's own check had no say; null when it had, or has none. */
  unchecked: string | null;
}

/**
 * Saves settings of an extension over those that are stored; it sees them without a restart. Only what is named changes: an
 * empty secret stays what it is, null forgets what was saved.
 * @param validate the extension's own check, asked once everything else is right
 * @throws AppError invalid_input with a message by key, and nothing is written; unauthenticated, forbidden (admins only), not_found
 */
export async function saveSettings(viewer: Viewer | null, input: unknown, validate: ValidateSettings = validateWithRunner): Promise<SavedSettings> {
  const { slug, settings } = parseInput(saveSettingsSchema, input);
  const admin = requireExtensionAdmin(viewer);
  const installed = await getManifest(slug);
  const layers = await readLayers(installed);
  refuse(findUnknown(layers.fields, settings));
  const { writes, stored, effective } = mergeSettings(layers, settings);
  refuse(checkSettings({ fields: layers.fields, effective, stored }));
  if (writes.size === 0) return { changed: [], unchecked: null };
  const unchecked = installed.enabled ? await askExtension(validate, slug, layers.fields, effective) : null;
  await transaction(async (tx) => {
    await writeSettings(tx, slug, layers.fields, writes);
    const [before, after] = [redact(layers.fields, writes, layers.saved), redact(layers.fields, writes, stored)];
    await recordAudit(tx, { actorId: admin.id, action: 'extension.save_settings', subject: `extension:${slug}`, before, after });
  });
  await announceSettings();
  return { changed: [...writes.keys()], unchecked };
}

/** What the admin reads after a save. */
export const describeSaved = (unchecked: string | null): string => (unchecked === null ? 'Settings saved.' : `Settings saved without the extension’s own check: ${unchecked}.`);

/** @throws AppError invalid_input when there is any problem */
export function refuse(problems: ReadonlyMap<string, string>): void {
  if (problems.size === 0) return;
  const [only] = problems.values();
  throw new AppError('invalid_input', problems.size === 1 && only ? only : `${problems.size} settings need another look.`, { fields: Object.fromEntries(problems), fieldsAreKeys: true });
}

export function findUnknown(fields: readonly DeclaredSetting[], changes: ReadonlyMap<string, Json>): Map<string, string> {
  const known = fields.map(({ key }) => key);
  const unknown = [...changes.keys()].filter((key) => !known.includes(key));
  return new Map(unknown.map((key) => [key, `There is no setting "${key.slice(0, 64)}". Declared: ${known.join(', ') || 'none'}.`]));
}

/** @returns why it had no say. @throws AppError invalid_input when it has something against them */
async function askExtension(validate: ValidateSettings, slug: string, fields: readonly DeclaredSetting[], effective: ReadonlyMap<string, Json>): Promise<string | null> {
  const { problems, unchecked } = await validate(slug, Object.fromEntries(effective));
  const answer = Object.entries(problems);
  const ofFields = new Map(answer.filter(([key]) => fields.some((field) => field.key === key)));
  refuse(ofFields);
  // About something that is no field of the form: said over it.
  const [elsewhere] = answer;
  if (elsewhere) throw new AppError('invalid_input', elsewhere[1]);
  return unchecked;
}

/** What changed, fit for a log that many may read: of a secret only whether there is one. */
function redact(fields: readonly DeclaredSetting[], writes: SettingWrites, values: ReadonlyMap<string, Json>): Record<string, Exclude<Json, null>> {
  return Object.fromEntries(fields.filter(({ key }) => writes.has(key)).map(({ key, secret }) => {
    const value = values.get(key) ?? 'unset';
    return [key, secret && values.has(key) ? 'set' : value];
  }));
}
