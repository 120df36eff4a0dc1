'use server';

import { revalidatePath } from 'next/cache';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { toActionState } from '@/lib/core/to-action-state';
import { retryAttachment } from './retry-attachment';

/** The same on the page of its extension, which then shows what is left. */
export async function retryFailedAttachmentAction(state: ActionState, form: FormData): Promise<ActionState> {
  const answer = await retryAttachmentAction(state, form);
  revalidatePath('/admin/extensions', 'layout');
  return answer.ok ? { ok: true, message: 'It has been kept now.' } : answer;
}

export async function retryAttachmentAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    const { state, postId } = await retryAttachment(await getViewer(), { id: form.get('id') });
    if (postId !== null) revalidatePath(`/post/${postId}`);
    return { ok: state === 'persisted', message: state === 'persisted' ? undefined : 'It still has not arrived.' };
  } catch (error) {
    return toActionState(error, {});
  }
}
