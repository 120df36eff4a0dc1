import { getPool } from '@/lib/db/pool';
import { log } from '@/lib/core/log';
import type { Json } from '../runner/json';
import { openSecret } from './seal-secret';
import type { DeclaredSetting } from './setting-fields';

/** What was saved of the settings that a manifest declares. */
export interface StoredSettings {
  /** By key, secrets in the clear. */
  values: Map<string, Json>;
  /** Secrets that are stored and cannot be read: the master secret is another one. */
  unreadable: string[];
}

interface Row {
  key: string;
  value: Json;
  sealed: Uint8Array | null;
}

const READ = {
  name: 'extension-settings',
  text: `SELECT key, value, NULL::bytea AS sealed FROM extension_settings WHERE slug = $1
         UNION ALL SELECT key, 'null'::json, sealed FROM extension_secrets WHERE slug = $1`,
};

/** What a field stores lies where the field's kind says: a setting that became a secret later is not read in the clear. */
export async function readStoredSettings(slug: string, fields: readonly DeclaredSetting[]): Promise<StoredSettings> {
  const { rows } = await getPool().query<Row>({ ...READ, values: [slug] });
  const stored: StoredSettings = { values: new Map(), unreadable: [] };
  for (const { key, secret } of fields) {
    const row = rows.find((candidate) => candidate.key === key && (candidate.sealed !== null) === secret);
    if (!row) continue;
    const value = row.sealed ? openValue(slug, key, row.sealed) : row.value;
    if (value === undefined) stored.unreadable.push(key);
    else stored.values.set(key, value);
  }
  return stored;
}

function openValue(slug: string, key: string, sealed: Uint8Array): Json | undefined {
  const text = openSecret({ slug, key }, sealed);
  if (text !== null) return JSON.parse(text);
  log.warn({ extension: slug, setting: key }, 'a secret cannot be read: it was sealed under another master secret');
  return undefined;
}
