import { transaction } from '@/lib/db/transaction';
import type { Json } from '../runner/json';
import { getManifest } from '../registry/find-manifest';
import { checkSettings } from './check-settings';
import { mergeSettings } from './merge-settings';
import { readLayers } from './read-layers';
import { findUnknown, refuse } from './save-settings';
import { writeSettings } from './write-settings';

/**
 * Saves settings that an extension sets itself, held to the rules of the form; what it does not name is not judged. No row
 * in the audit log, which is about people and which a busy extension would fill; and no word to open pages and other
 * servers, which would all read again as often as it saves: what runs reads settings anew in any case.
 * @throws AppError invalid_input with a message by key, and nothing is written; not_found
 */
export async function saveOwnSettings(slug: string, changes: ReadonlyMap<string, Json>): Promise<void> {
  const layers = await readLayers(await getManifest(slug));
  refuse(findUnknown(layers.fields, changes));
  const { writes, stored, effective } = mergeSettings(layers, changes);
  const problems = checkSettings({ fields: layers.fields, effective, stored });
  refuse(new Map([...problems].filter(([key]) => changes.has(key))));
  if (writes.size === 0) return;
  await transaction((tx) => writeSettings(tx, slug, layers.fields, writes));
}
