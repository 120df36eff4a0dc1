import { waitUntil } from '@/lib/core/wait-until';
import { findRow } from '../install/extension-row';
import { isBeingInstalled } from '../install/install-lock';
import type { TaskProgress } from './progress';
import type { Settlement } from './task-row';

/** The forum runs hooks for at most 30 s; it takes a moment to hear of them. */
const HOOK_LIMIT_MS = 36_000;
const LET_GO_MS = 1_000;

export interface WaitForHookInput {
  slug: string;
  progress: TaskProgress;
  isForumRunning: () => Promise<boolean>;
  /** Nobody waits any more. */
  signal: AbortSignal;
}

/**
 * Step 11 is run by whichever server is first; this waits for what comes of it. The version runs either way.
 * @param result what to say when all is well
 */
export async function waitForHook({ slug, progress, isForumRunning, signal }: WaitForHookInput, result: string): Promise<Settlement> {
  const before = await findRow(slug);
  const hook = before?.pendingHook?.hook;
  if (!before || !hook) return { state: 'done', message: result };
  if (!before.enabled) return { state: 'done', message: `${result} It is switched off; ${hook} runs when it is switched on.` };
  if (!(await isForumRunning())) return { state: 'done', message: `${result} ${hook} runs when the forum starts.` };
  await progress.begin('hook');
  const isDone = await waitUntil(async () => signal.aborted || (await findRow(slug))?.pendingHook === null, HOOK_LIMIT_MS);
  // Whoever ran it lets go of the extension a moment later: who is told of the end may want to go on at once.
  await waitUntil(async () => !(await isBeingInstalled(slug)), LET_GO_MS);
  const after = await findRow(slug);
  if (!isDone || !after || after.pendingHook) return { state: 'done', message: `${result} ${hook} has not run yet; the page of the extension shows what becomes of it.` };
  if (after.loadStatus !== 'install_failed' && after.loadStatus !== 'update_failed') {
    await progress.done('hook', hook);
    return { state: 'done', message: result };
  }
  return { state: 'failed', status: after.loadStatus, message: `${hook} failed: ${after.loadError ?? 'it gave no reason'}\n${result} It runs all the same; Retry runs ${hook} again.` };
}
