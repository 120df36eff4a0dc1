'use server';

import { revalidatePath } from 'next/cache';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { toActionState } from '@/lib/core/to-action-state';
import { discardDeadLetter } from './discard-dead-letter';
import { replayDeadLetter } from './replay-dead-letter';

/** One form for all of them: the button that sent it says what to do, and with which. Without an id it is all of the extension. */
export async function handleDeadLettersAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const [verb = '', id = ''] = String(form.get('do')).split(' ');
  const slug = form.get('slug');
  const wanted = id === '' ? { slug } : { id };
  let message: string;
  try {
    const viewer = await getViewer();
    message = verb === 'discard' ? tellDiscarded(await discardDeadLetter(viewer, wanted)) : tellSent(await replayDeadLetter(viewer, wanted));
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath(`/admin/extensions/${String(slug)}`, 'layout');
  return { ok: true, message };
}

const tellSent = (count: number) => (count === 1 ? 'Sent again. If it fails once more, it comes back here.' : `${count} sent again. What fails once more comes back here.`);
const tellDiscarded = (count: number) => (count === 1 ? 'Discarded.' : `${count} discarded.`);
