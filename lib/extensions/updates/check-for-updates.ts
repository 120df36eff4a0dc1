import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { getPool } from '@/lib/db/pool';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { announce } from '@/lib/realtime/announce';
import { requireExtensionAdmin } from '../policy';
import { TOPIC } from '../registry/topic';
import { slugSchema } from '../schema';
import { getTaskRunner } from '../tasks/task-runner';

const AT_ONCE_MS = 30_000;

/**
 * Asks the repositories for updates now: of one extension, or of all.
 * @returns how many were asked, and how many gave no answer
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), rate_limited, unavailable, conflict where nothing comes from a repository
 */
export async function checkForUpdates(viewer: Viewer | null, input: unknown): Promise<{ asked: number; failed: number }> {
  const { slug } = parseInput(z.object({ slug: z.preprocess((value) => value || undefined, slugSchema.optional()) }), input);
  const admin = requireExtensionAdmin(viewer);
  await consumeLimit('extensionTask', String(admin.id));
  const { rows } = await getPool().query<{ slug: string; origin: string; etag: string | null }>(
    `SELECT slug, origin, check_etag AS etag FROM extensions WHERE source = 'repository' AND origin IS NOT NULL AND digest <> '' AND ($1::text IS NULL OR slug = $1) ORDER BY slug`,
    [slug ?? null],
  );
  if (rows.length === 0) throw new AppError('conflict', slug ? `${slug} has no repository to ask.` : 'No installed extension comes from a repository.');
  const checkOne = getTaskRunner().checkUpdates;
  const signal = AbortSignal.timeout(AT_ONCE_MS);
  const answers = await Promise.all(rows.map((row) => checkOne(row, signal)));
  await announce({ topic: TOPIC, event: 'checked' });
  return { asked: rows.length, failed: answers.filter((isAnswered) => !isAnswered).length };
}
