import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { announce } from '@/lib/realtime/announce';
import { isInstallFailure } from '../install/install-failure';
import { TOPIC } from '../registry/topic';
import { findRelease } from '../sources/find-release';
import { resolveSource } from '../sources/resolve-source';
import { saveLatest } from './save-latest';

/** How old an answer may be before a repository is asked again: 6 hours. */
const EVERY = '6 hours';

interface Due {
  slug: string;
  origin: string;
  etag: string | null;
}

/**
 * Asks the repository of one extension for its latest release. What goes wrong is kept beside what was known.
 * @returns whether it could be asked
 */
export async function checkOne({ slug, origin, etag }: Due, signal: AbortSignal): Promise<boolean> {
  try {
    const release = await findRelease({ source: await resolveSource(origin, { signal }), etag, signal });
    if (release !== 'unchanged') await saveLatest(slug, release);
    else await getPool().query('UPDATE extensions SET checked_at = now(), check_error = NULL WHERE slug = $1', [slug]);
    return true;
  } catch (error) {
    if (!isInstallFailure(error)) log.warn({ err: error, extension: slug }, 'an extension could not be checked for updates');
    const message = isInstallFailure(error) ? error.message : 'Its repository could not be asked.';
    await getPool().query('UPDATE extensions SET checked_at = now(), check_error = $2 WHERE slug = $1', [slug, message]);
    return false;
  }
}

/** The next one whose turn it is; of several servers only one gets it. Its turn counts as taken, whatever becomes of it. */
async function takeDue(): Promise<Due | null> {
  const { rows } = await getPool().query<Due>(
    `UPDATE extensions SET checked_at = now() WHERE slug = (
       SELECT slug FROM extensions WHERE source = 'repository' AND origin IS NOT NULL AND digest <> '' AND uninstalling IS NULL
         AND (checked_at IS NULL OR checked_at < now() - $1::interval)
       ORDER BY checked_at NULLS FIRST LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING slug, origin, check_etag AS etag`,
    [EVERY],
  );
  return rows[0] ?? null;
}

/** Asks for every extension whose turn it is. @returns how many were asked */
export async function checkDueUpdates(signal: AbortSignal): Promise<number> {
  let count = 0;
  for (let due = await takeDue(); due && !signal.aborted; due = await takeDue()) {
    await checkOne(due, signal);
    count += 1;
  }
  if (count > 0) await announce({ topic: TOPIC, event: 'checked' });
  return count;
}
