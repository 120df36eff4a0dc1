'use server';

import { revalidatePath } from 'next/cache';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { toActionState } from '@/lib/core/to-action-state';
import { retryAttachment } from './retry-attachment';

export async function retryAttachmentAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    const { state, postId } = await retryAttachment(await getViewer(), { id: form.get('id') });
    if (postId !== null) revalidatePath(`/post/${postId}`);
    return { ok: state === 'persisted', message: state === 'persisted' ? undefined : 'That did not work yet. It is tried again by itself.' };
  } catch (error) {
    return toActionState(error, {});
  }
}
