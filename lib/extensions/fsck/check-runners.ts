import { listRunnerNotes } from '../runner/pid-files';
import type { Problem } from './problem';

/** Runners whose forum is gone, and notes about runners that are. */
export async function checkRunners(dataDir: string): Promise<Problem[]> {
  const notes = await listRunnerNotes(dataDir);
  return notes.flatMap(({ slug, pid, isForumAlive, isRunnerAlive }): Problem[] => {
    if (isForumAlive && isRunnerAlive) return [];
    if (isRunnerAlive) return [{ kind: 'runner_without_forum', subject: slug, message: `The runner of ${slug} (process ${pid}) has outlived its forum.` }];
    return isForumAlive ? [{ kind: 'note_without_runner', subject: slug, message: `A note says that process ${pid} runs ${slug}; it does not.` }] : [];
  });
}
