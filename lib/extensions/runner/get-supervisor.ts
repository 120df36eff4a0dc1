import { AppError } from '@/lib/core/errors';
import { processState } from '@/lib/core/process-state';
import type { Supervisor } from './supervisor';

// Pages and routes read this: it knows the supervisor and nothing of how one is started.
const holder = () => processState<{ supervisor: Supervisor | null }>('extensions.supervisor', () => ({ supervisor: null }));

/**
 * The supervisor of this process.
 * @throws AppError unavailable before boot has started it and after it was stopped
 */
export function getSupervisor(): Supervisor {
  const { supervisor } = holder();
  if (!supervisor) throw new AppError('unavailable', 'The server half of extensions is not running.', { retryAfter: 5 });
  return supervisor;
}

/** The supervisor of this process, null where none runs: in another role, in safe mode, before boot has come so far. */
export const findSupervisor = (): Supervisor | null => holder().supervisor;

/** Says which one it is; for whoever starts and stops it. */
export function setSupervisor(supervisor: Supervisor | null): void {
  holder().supervisor = supervisor;
}
