'use server';

import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { formValues, toActionState } from '@/lib/core/to-action-state';
import { createReply } from './create-reply';
import { deleteReply } from './delete-reply';
import { replyUrl } from './reply-url';
import { updateReply } from './update-reply';

export async function createReplyAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form, ['postId', 'body', 'attachments']);
  let url: string;
  try {
    url = replyUrl({ postId: values.postId ?? '', id: await createReply(await getViewer(), values) });
  } catch (error) {
    return toActionState(error, values);
  }
  if (form.get('stay') === '1') return { ok: true };
  redirect(url);
}

export async function updateReplyAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form, ['id', 'body']);
  let url: string;
  try {
    url = replyUrl(await updateReply(await getViewer(), values));
  } catch (error) {
    return toActionState(error, values);
  }
  redirect(url);
}

export async function deleteReplyAction(_state: ActionState, form: FormData): Promise<ActionState> {
  let postId: number;
  try {
    ({ postId } = await deleteReply(await getViewer(), { id: form.get('id') }));
  } catch (error) {
    return toActionState(error, {});
  }
  if (form.get('stay') === '1') return { ok: true };
  redirect(`/post/${postId}#replies`);
}
