'use server';

import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { formValues, toActionState } from '@/lib/core/to-action-state';
import { createPost } from './create-post';
import { deletePost } from './delete-post';
import { updatePost } from './update-post';

export async function createPostAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form, ['spaceId', 'title', 'body', 'attachments']);
  let id: number;
  try {
    id = await createPost(await getViewer(), values);
  } catch (error) {
    return toActionState(error, values);
  }
  redirect(`/post/${id}`);
}

export async function updatePostAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form, ['id', 'title', 'body']);
  try {
    await updatePost(await getViewer(), values);
  } catch (error) {
    return toActionState(error, values);
  }
  redirect(`/post/${values.id}`);
}

export async function deletePostAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await deletePost(await getViewer(), { id: form.get('id') });
  } catch (error) {
    return toActionState(error, {});
  }
  redirect('/');
}
