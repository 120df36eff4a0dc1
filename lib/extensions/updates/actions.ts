'use server';

import { revalidatePath } from 'next/cache';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { toActionState } from '@/lib/core/to-action-state';
import { checkForUpdates } from './check-for-updates';
import { setHeld, setPinned } from './set-version-choice';


export async function checkForUpdatesAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    const { asked, failed } = await checkForUpdates(await getViewer(), { slug: form.get('slug') });
    revalidatePath('/admin', 'layout');
    const repositories = `${asked} ${asked === 1 ? 'repository' : 'repositories'}`;
    return { ok: true, message: failed === 0 ? `Asked ${repositories}.` : `Asked ${repositories}; ${failed} gave no answer.` };
  } catch (error) {
    return toActionState(error, {});
  }
}

export async function setPinnedAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await setPinned(await getViewer(), { slug: form.get('slug'), pinned: form.get('pinned') });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath('/admin', 'layout');
  return { ok: true };
}

export async function setHeldAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await setHeld(await getViewer(), { slug: form.get('slug'), version: form.get('version') });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath('/admin', 'layout');
  return { ok: true };
}
