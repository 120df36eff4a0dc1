import { log } from '@/lib/core/log';
import { createTask } from '../tasks/task-row';
import { taskOwner } from '../tasks/task-owner';
import type { TaskRunner } from '../tasks/task-runner';
import { listUnfinishedRemovals } from './removal-row';

/** At the start: goes on with removals that a killed server left half-way. @returns the slugs */
export async function resumeRemovals({ run }: TaskRunner): Promise<string[]> {
  const unfinished = await listUnfinishedRemovals();
  for (const { slug, mode, isForced, actorId } of unfinished) {
    log.info({ extension: slug }, 'going on with the removal of an extension');
    await run(await createTask({ input: { kind: 'uninstall', slug, mode, isForced }, actorId, owner: taskOwner() }));
  }
  return unfinished.map(({ slug }) => slug);
}
