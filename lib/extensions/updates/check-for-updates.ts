import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { parseInput } from '@/lib/core/parse';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { requireExtensionAdmin } from '../policy';
import { slugSchema } from '../schema';
import { getTaskRunner } from '../tasks/task-runner';
import { askRepositories } from './ask-repositories';

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
  const answers = await askRepositories({ slug, checkOne: getTaskRunner().checkUpdates, signal: AbortSignal.timeout(AT_ONCE_MS) });
  return { asked: answers.length, failed: answers.filter(({ isAnswered }) => !isAnswered).length };
}
