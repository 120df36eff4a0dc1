import { AppError } from '@/lib/core/errors';
import type { Supervisor } from '../runner/supervisor';
import type { TaskObserver, TaskProgress } from './progress';
import type { Settlement, TaskRow } from './task-row';
import type { TaskKind } from './types';

export type TaskSupervisor = Pick<Supervisor, 'probe' | 'callOnce' | 'knobs'>;

/** What every kind of task works with. */
export interface TaskTools {
  /** `<data>/extensions` */
  store: string;
  /** Null in safe mode, where no extension's code runs: then there are only removals, without onUninstall. */
  supervisor: TaskSupervisor | null;
  /** Whether servers are there that run hooks. */
  isForumRunning: () => Promise<boolean>;
  /** Resolves when no server runs anything any more of what was switched off before. */
  settle: () => Promise<void>;
  observe?: TaskObserver;
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

/** @throws AppError unavailable for what needs an extension's code to run, in safe mode */
export function requireAble(tools: Pick<TaskTools, 'supervisor'>, kind: TaskKind): void {
  if (kind !== 'uninstall') requireSupervisor(tools);
}

/** @throws AppError unavailable in safe mode */
export function requireSupervisor({ supervisor }: Pick<TaskTools, 'supervisor'>): TaskSupervisor {
  if (supervisor) return supervisor;
  throw new AppError('unavailable', 'Safe mode: no extension’s code runs, so nothing is installed or changed. Extensions can be switched off and removed; for everything else start the forum without NEXUS_SAFE_MODE.');
}
