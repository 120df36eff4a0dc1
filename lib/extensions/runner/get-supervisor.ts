import { AppError } from '@/lib/core/errors';
import { processState } from '@/lib/core/process-state';
import { childMainPath } from './child-main';
import { readKnobs } from './knobs';
import { probeLaunchAbility } from './launch-level';
import { reapOrphans } from './pid-files';
import { createSupervisor, type Supervisor, type SupervisorOptions } from './supervisor';

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

/** Ends what a killed forum left, finds out how far runners can be shut in here, and starts the supervisor. */
export async function startSupervisor(options: Pick<SupervisorOptions, 'dataDir' | 'answerHost' | 'readSettings' | 'onChange'>): Promise<Supervisor> {
  await reapOrphans(options.dataDir);
  const [ability, childMain] = await Promise.all([probeLaunchAbility(), childMainPath()]);
  const supervisor = await createSupervisor({ ...options, ability, childMain, readKnobs });
  holder().supervisor = supervisor;
  return supervisor;
}

/** Stops all runners in order; `getSupervisor` refuses from then on. */
export async function stopSupervisor(): Promise<void> {
  const held = holder();
  const { supervisor } = held;
  held.supervisor = null;
  await supervisor?.stop();
}
