import { z } from 'zod';
import { isStorableText } from '@/lib/core/json-problem';
import { getPool } from '@/lib/db/pool';
import { HostCallError } from '../runner/host-call-error';
import { jsonSchema, type Json } from '../runner/json';
import { defineMember } from './define-member';
import { hostKnobs } from './host-knobs';

const keyArg = z.string().min(1, 'must not be empty').max(200, 'must be at most 200 characters long').refine(isStorableText, 'holds a character that cannot be stored');

// The limits are looked at in the same statement; calls that are in flight together may pass them together, by little.
const SET = {
  name: 'kv-set',
  text: `INSERT INTO extension_kv (slug, key, value, bytes, updated_at)
         SELECT $1, $2, $3::json, $4::int, now() FROM (SELECT count(*) AS keys, coalesce(sum(bytes), 0) AS bytes FROM extension_kv WHERE slug = $1 AND key <> $2) AS others
         WHERE others.keys < $5 AND others.bytes + $4 <= $6
         ON CONFLICT (slug, key) DO UPDATE SET value = EXCLUDED.value, bytes = EXCLUDED.bytes, updated_at = EXCLUDED.updated_at`,
};

/** `nexus.kv.get(key)`: the value, null where there is none. */
const get = defineMember({
  args: z.tuple([keyArg]),
  run: async ({ slug }, [key]) => {
    const { rows } = await getPool().query<{ value: Json }>({ name: 'kv-get', text: 'SELECT value FROM extension_kv WHERE slug = $1 AND key = $2', values: [slug, key] });
    return rows[0]?.value ?? null;
  },
});

/** `nexus.kv.set(key, value)`. @throws HostCallError TooLargeError, QuotaError */
const set = defineMember({
  args: z.tuple([keyArg, jsonSchema]),
  run: async ({ slug }, [key, value]) => {
    const text = JSON.stringify(value);
    const bytes = Buffer.byteLength(text);
    const { kvValueBytes, kvBytes, kvKeys } = hostKnobs();
    if (bytes > kvValueBytes) throw new HostCallError('TooLargeError', `nexus.kv.set: the value is ${bytes} bytes long as JSON; at most ${kvValueBytes} fit. Keep larger things in tables of your own.`, 'too_large');
    const { rowCount } = await getPool().query({ ...SET, values: [slug, key, text, bytes, kvKeys, kvBytes] });
    if (rowCount === 0) throw new HostCallError('QuotaError', `nexus.kv.set: an extension keeps at most ${kvKeys} keys and ${kvBytes} bytes here. Delete some, or use tables of your own.`, 'quota');
    return null;
  },
});

/** `nexus.kv.delete(key)`: whether there was a value. */
const remove = defineMember({
  args: z.tuple([keyArg]),
  run: async ({ slug }, [key]) => {
    const { rowCount } = await getPool().query({ name: 'kv-delete', text: 'DELETE FROM extension_kv WHERE slug = $1 AND key = $2', values: [slug, key] });
    return rowCount === 1;
  },
});

/** Small state of the extension by key. */
export const kvMembers = { 'kv.get': get, 'kv.set': set, 'kv.delete': remove };
