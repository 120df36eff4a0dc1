import type { Supervisor } from '../runner/supervisor';
import type { TaskProgress } from './progress';
import type { Settlement, TaskRow } from './task-row';

/** What every kind of task works with. */
export interface TaskTools {
  /** `<data>/extensions` */
  store: string;
  supervisor: Pick<Supervisor, 'probe' | 'callOnce' | 'knobs'>;
  /** Whether servers are there that run hooks. */
  isForumRunning: () => Promise<boolean>;
  /** Resolves when no server runs anything any more of what was switched off before. */
  settle: () => Promise<void>;
}

export interface TaskContext {
  task: TaskRow;
  tools: TaskTools;
  progress: TaskProgress;
  /** Aborted when this process is being stopped, or the task was cancelled. */
  signal: AbortSignal;
}

/** Works on one kind of task. @throws InstallFailure, AppError, TaskStopped */
export type TaskWork<Input> = (context: TaskContext, input: Input) => Promise<Settlement>;
