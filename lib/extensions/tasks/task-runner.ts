import { AppError } from '@/lib/core/errors';
import { processState } from '@/lib/core/process-state';
import type { TaskKind } from './types';

/** Works on tasks in this process; what pages start goes on after their answer. */
export interface TaskRunner {
  /** @throws AppError unavailable for what cannot be done here: in safe mode everything but removals */
  requireAble(kind: TaskKind): void;
  /** Begins, or goes on with, a task of this process. Never rejects. */
  run(id: string): Promise<void>;
  /** Asks one repository for its latest release. @returns whether it answered */
  checkUpdates(extension: { slug: string; origin: string; etag: string | null }, signal: AbortSignal): Promise<boolean>;
  /** Reads one store list again. @returns whether it could be read */
  readStore(url: string): Promise<boolean>;
}

// Pages and routes read this: what works on tasks brings a compiler, which is no part of them.
const holder = () => processState<{ runner: TaskRunner | null }>('extensions.task-runner', () => ({ runner: null }));

/** @throws AppError unavailable before boot has come so far */
export function getTaskRunner(): TaskRunner {
  const { runner } = holder();
  if (!runner) throw new AppError('unavailable', 'Extensions cannot be installed or removed now: the forum is just starting or stopping.', { retryAfter: 5 });
  return runner;
}

/** Says what works on tasks; for whoever starts and stops it. */
export function setTaskRunner(runner: TaskRunner | null): void {
  holder().runner = runner;
}
