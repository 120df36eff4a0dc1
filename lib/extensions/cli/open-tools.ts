import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readEnv } from '@/lib/core/env';
import type { AnswerHost } from '../runner/types';
import { startSupervisor, stopSupervisor } from '../runner/start-supervisor';
import { readSettings } from '../settings/read-settings';
import type { TaskTools } from '../tasks/context';
import { keepTasksAlive } from '../tasks/task-owner';
import type { OpenForum } from './open-forum';

/** Every server of a running forum has heard by then of what was switched off: a hint, and 5 s where it is lost. */
const ALL_HEARD_MS = 5_500;

/** What works on tasks in this process, as the server has it; in safe mode without what runs extensions. */
export async function withTools(forum: OpenForum, work: (tools: TaskTools) => Promise<number>): Promise<number> {
  const { dataDir, isForumRunning } = forum;
  const supervisor = readEnv().NEXUS_SAFE_MODE ? null : await startSupervisor({ dataDir, answerHost: await loadHost(), readSettings, onChange: () => undefined });
  const stopBeats = keepTasksAlive();
  try {
    return await work({
      supervisor,
      store: path.join(dataDir, 'extensions'),
      isForumRunning: async () => isForumRunning,
      settle: async () => (isForumRunning ? delay(ALL_HEARD_MS) : undefined),
    });
  } finally {
    stopBeats();
    await stopSupervisor();
  }
}

/** With all nouns behind it: whoever only lists what is installed does not wait for it. */
async function loadHost(): Promise<AnswerHost> {
  return (await import('../host-api/answer-host')).answerHost;
}
