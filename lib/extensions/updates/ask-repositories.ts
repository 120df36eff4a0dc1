import { AppError } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import { announce } from '@/lib/realtime/announce';
import { TOPIC } from '../registry/topic';
import type { TaskRunner } from '../tasks/task-runner';

export interface AskRepositoriesInput {
  /** All that come from a repository, when left out. */
  slug?: string | undefined;
  checkOne: TaskRunner['checkUpdates'];
  signal: AbortSignal;
}

export interface AskedRepository {
  slug: string;
  /** Whether it answered. */
  isAnswered: boolean;
}

/**
 * Asks the repositories of installed extensions for their latest releases, all at once. Who may is asked before.
 * @throws AppError conflict where nothing comes from a repository
 */
export async function askRepositories({ slug, checkOne, signal }: AskRepositoriesInput): Promise<AskedRepository[]> {
  const { rows } = await getPool().query<{ slug: string; origin: string; etag: string | null }>(
    `SELECT slug, origin, check_etag AS etag FROM extensions WHERE source = 'repository' AND origin IS NOT NULL AND digest <> '' AND ($1::text IS NULL OR slug = $1) ORDER BY slug`,
    [slug ?? null],
  );
  if (rows.length === 0) throw new AppError('conflict', slug ? `${slug} has no repository to ask.` : 'No installed extension comes from a repository.');
  const answers = await Promise.all(rows.map(async (row) => ({ slug: row.slug, isAnswered: await checkOne(row, signal) })));
  await announce({ topic: TOPIC, event: 'checked' });
  return answers;
}
