import { isAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { readRegistry } from '../sources/read-registry';

/** Reads one store list again; what was known stays when it cannot be read. @returns whether it could be */
export async function readStore(url: string): Promise<boolean> {
  try {
    const { rows } = await getPool().query<{ etag: string | null }>('SELECT etag FROM extension_registries WHERE url = $1', [url]);
    const found = await readRegistry(url, { etag: rows[0]?.etag });
    if (found === 'unchanged') await getPool().query('UPDATE extension_registries SET read_at = now(), error = NULL WHERE url = $1', [url]);
    else await getPool().query('UPDATE extension_registries SET name = $2, entries = $3, etag = $4, read_at = now(), error = NULL WHERE url = $1', [url, found.name, JSON.stringify(found.entries), found.etag]);
    return true;
  } catch (error) {
    if (!isAppError(error)) log.warn({ err: error, url }, 'a store list could not be read');
    await getPool().query('UPDATE extension_registries SET read_at = now(), error = $2 WHERE url = $1', [url, isAppError(error) ? error.message : 'It could not be read.']);
    return false;
  }
}
