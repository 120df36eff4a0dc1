import { isAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { NOTICE_MS, withInstallLock } from '../install/install-lock';
import { createTask } from '../tasks/task-row';
import { taskOwner } from '../tasks/task-owner';
import type { TaskRunner } from '../tasks/task-runner';
import { listUnfinishedRemovals } from './removal-row';

/** Goes on with removals that a killed server left half-way; not with those that another server is at. @returns the slugs */
export async function resumeRemovals({ run }: Pick<TaskRunner, 'run'>): Promise<string[]> {
  const resumed: string[] = [];
  for (const { slug, mode, isForced, actorId } of await listUnfinishedRemovals()) {
    if (!(await isAbandoned(slug))) continue;
    log.info({ extension: slug }, 'going on with the removal of an extension');
    await run(await createTask({ input: { kind: 'uninstall', slug, mode, isForced }, actorId, owner: taskOwner() }));
    resumed.push(slug);
  }
  return resumed;
}

/** Whoever is at it has the lock; a killed server loses it in a moment. */
const isAbandoned = (slug: string): Promise<boolean> => withInstallLock({ slug, waitMs: NOTICE_MS }, async () => true).catch((error: unknown) => {
  if (isAppError(error) && error.code === 'conflict') return false;
  throw error;
});
