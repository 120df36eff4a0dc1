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

/**
 * Saves settings of an extension over those that are stored; it sees them without a restart. Only what is named changes: an
 * empty secret stays what it is, null forgets what was saved.
 * @param validate the extension's own check, asked once everything else is right
 * @returns the keys that changed
 * @throws AppError invalid_input with a message by key, and nothing is written; unauthenticated, forbidden (admins only), not_found
 */
export async function saveSettings(viewer: Viewer | null, input: unknown, validate: ValidateSettings = validateWithRunner): Promise<string[]> {
  const { slug, settings } = parseInput(saveSettingsSchema, input);
  const admin = requireExtensionAdmin(viewer);
  const installed = await getManifest(slug);
  const layers = await readLayers(installed);
  refuse(findUnknown(layers.fields, settings));
  const { writes, stored, effective } = mergeSettings(layers, settings);
  refuse(checkSettings({ fields: layers.fields, effective, stored }));
  if (installed.enabled && writes.size > 0) refuse(await askExtension(validate, slug, layers.fields, effective));
  if (writes.size === 0) return [];
  await transaction(async (tx) => {
    await writeSettings(tx, slug, layers.fields, writes);
    const [before, after] = [redact(layers.fields, writes, layers.saved), redact(layers.fields, writes, stored)];
    await recordAudit(tx, { actorId: admin.id, action: 'extension.save_settings', subject: `extension:${slug}`, before, after });
  });
  await announceSettings();
  return [...writes.keys()];
}

/** @throws AppError invalid_input when there is any problem */
export function refuse(problems: ReadonlyMap<string, string>): void {
  if (problems.size === 0) return;
  const [only] = problems.values();
  throw new AppError('invalid_input', problems.size === 1 && only ? only : `${problems.size} settings need another look.`, { fields: Object.fromEntries(problems) });
}

export function findUnknown(fields: readonly DeclaredSetting[], changes: ReadonlyMap<string, Json>): Map<string, string> {
  const known = fields.map(({ key }) => key);
  const unknown = [...changes.keys()].filter((key) => !known.includes(key));
  return new Map(unknown.map((key) => [key, `There is no setting "${key.slice(0, 64)}". Declared: ${known.join(', ') || 'none'}.`]));
}

async function askExtension(validate: ValidateSettings, slug: string, fields: readonly DeclaredSetting[], effective: ReadonlyMap<string, Json>): Promise<Map<string, string>> {
  const answer = new Map(Object.entries(await validate(slug, Object.fromEntries(effective))));
  const problems = new Map([...answer].filter(([key]) => fields.some((field) => field.key === key)));
  const [elsewhere] = answer.values();
  if (problems.size === 0 && elsewhere) throw new AppError('invalid_input', elsewhere);
  return problems;
}

/** What changed, fit for a log that many may read: of a secret only whether there is one. */
function redact(fields: readonly DeclaredSetting[], writes: SettingWrites, values: ReadonlyMap<string, Json>): Record<string, Exclude<Json, null>> {
  return Object.fromEntries(fields.filter(({ key }) => writes.has(key)).map(({ key, secret }) => {
    const value = values.get(key) ?? 'unset';
    return [key, secret && values.has(key) ? 'set' : value];
  }));
}
