import { childMainPath } from './child-main';
import { findSupervisor, setSupervisor } from './get-supervisor';
import { readKnobs } from './knobs';
import { probeLaunchAbility } from './launch-level';
import { reapOrphans } from './pid-files';
import { createSupervisor, type Supervisor, type SupervisorOptions } from './supervisor';

/** Ends what a killed forum left, finds out how far runners can be shut in here, and starts the supervisor. */
export async function startSupervisor(options: Pick<SupervisorOptions, 'dataDir' | 'answerHost' | 'readSettings' | 'onChange'>): Promise<Supervisor> {
  await reapOrphans(options.dataDir);
  const [ability, childMain] = await Promise.all([probeLaunchAbility(), childMainPath()]);
  const supervisor = await createSupervisor({ ...options, ability, childMain, readKnobs });
  setSupervisor(supervisor);
  return supervisor;
}

/** Stops all runners in order; `getSupervisor` refuses from then on. */
export async function stopSupervisor(): Promise<void> {
  const supervisor = findSupervisor();
  setSupervisor(null);
  await supervisor?.stop();
}
