'use server';

import { revalidatePath } from 'next/cache';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { toActionState } from '@/lib/core/to-action-state';
import { replayDeadLetter } from './replay-dead-letter';

export async function replayDeadLetterAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await replayDeadLetter(await getViewer(), { id: form.get('id') });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath(`/admin/extensions/${String(form.get('slug'))}/problems`);
  return { ok: true, message: 'Sent again. If it fails once more, it comes back here.' };
}
