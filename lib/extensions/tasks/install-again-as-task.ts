import { findRow } from '../install/extension-row';
import type { Installer } from '../install/get-installer';
import { canRepeatHook, installAgain } from '../install/install-again';
import { taskOwner } from './task-owner';
import { createTask } from './task-row';
import { getTaskRunner } from './task-runner';
import type { TaskInput } from './inputs';

/** What came from a repository is fetched again, as a task; what came from a folder, and a hook that failed, is done at once. */
export const installAgainAsTask: Installer = async (slug, actorId) => {
  const input = await planRetry(slug);
  if (!input) {
    await installAgain(slug);
    return null;
  }
  const id = await createTask({ input, actorId, owner: taskOwner() });
  void getTaskRunner().run(id);
  return id;
};

/** The task that installs an extension again; null where `installAgain` does it at once. */
export async function planRetry(slug: string): Promise<TaskInput | null> {
  const row = await findRow(slug);
  if (row?.source !== 'repository' || row.origin === null || canRepeatHook(row)) return null;
  return fetchAgain(slug, row.origin, row);
}

function fetchAgain(slug: string, address: string, { digest, loadStatus }: { digest: string; loadStatus: string }): TaskInput {
  if (digest === '') return { kind: 'install', from: 'address', address };
  // Its files were damaged; what runs is what was agreed to.
  return loadStatus === 'not_loaded' ? { kind: 'sync', slug } : { kind: 'update', slug, version: undefined };
}
