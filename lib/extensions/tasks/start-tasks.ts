import { log } from '@/lib/core/log';
import { clearInterrupted } from '../install/clear-interrupted';
import { resumeRemovals } from '../removal/resume-removals';
import { onNotify } from '@/lib/realtime/listener';
import { readStore } from '../store/read-store';
import { checkOne } from '../updates/check-updates';
import { rollBackCrashing } from '../updates/roll-back-crashing';
import { requireAble, type TaskTools } from './context';
import { forgetOldTasks } from './forget-old-tasks';
import { clearStaging } from './staging';
import { DEAD_AFTER_MS, endDeadTasks, keepTasksAlive } from './task-owner';
import { findTask, TASKS_TOPIC } from './task-row';
import { setTaskRunner } from './task-runner';
import { workOnTask } from './work-on-task';

export interface Tasks {
  stop(): Promise<void>;
}

const LOOK_FOR_LEFT_OVERS_MS = 600_000;
const LOOK_FOR_CRASHING_MS = 5_000;

/** Works on the tasks that are started in this process, and ends those of processes that are gone. */
export async function startTasks(tools: TaskTools): Promise<Tasks> {
  const going = new Map<string, { signal: AbortController; done: Promise<void> }>();
  const run = (id: string): Promise<void> => {
    const signal = new AbortController();
    const done = workOnTask(id, tools, signal.signal)
      .then(() => undefined, (error: unknown) => log.error({ err: error, task: id }, 'a task of an extension could not be worked on'))
      .finally(() => going.delete(id));
    going.set(id, { signal, done });
    return done;
  };
  // Another server was killed: what the next start would do, somebody who lives can do now.
  const stopBeats = keepTasksAlive(() => [...going.keys()], async () => {
    await clearInterrupted(tools.store);
    await clearStaging();
    // In safe mode nobody says goodbye: whether it goes all the same is for an admin to say.
    if (tools.supervisor) await resumeRemovals({ run });
  });
  // What was cancelled, on whichever server, need not wait for its next step.
  const stopHints = onNotify(TASKS_TOPIC, () => void abortCancelled(going));
  const tidy = async () => {
    await forgetOldTasks();
    await clearStaging();
  };
  const sweep = setInterval(() => void tidy().catch((error: unknown) => log.warn({ err: error }, 'tasks: what they left could not be removed')), LOOK_FOR_LEFT_OVERS_MS);
  const watch = tools.supervisor && setInterval(() => void rollBackCrashing({ run }).catch((error: unknown) => log.warn({ err: error }, 'tasks: crashing updates could not be looked for')), LOOK_FOR_CRASHING_MS);
  sweep.unref();
  watch?.unref();
  await endDeadTasks(DEAD_AFTER_MS);
  await tidy();
  setTaskRunner({ run, requireAble: (kind) => requireAble(tools, kind), checkUpdates: checkOne, readStore });
  return {
    async stop() {
      setTaskRunner(null);
      clearInterval(sweep);
      if (watch) clearInterval(watch);
      stopHints();
      for (const { signal } of going.values()) signal.abort();
      await Promise.all([...going.values()].map(({ done }) => done));
      stopBeats();
    },
  };
}

async function abortCancelled(going: ReadonlyMap<string, { signal: AbortController }>): Promise<void> {
  for (const [id, { signal }] of going) {
    const state = await findTask(id).then((task) => task?.state ?? 'cancelled', () => 'running');
    if (state === 'cancelled') signal.abort();
  }
}
