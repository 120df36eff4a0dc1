'use server';

import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { toActionState } from '@/lib/core/to-action-state';
import { revokeOtherSessions, revokeSession } from './revoke-session';

export async function revokeSessionAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await revokeSession(await getViewer(), { id: form.get('id') });
  } catch (error) {
    return toActionState(error, {});
  }
  redirect('/settings/security?done=ended');
}

export async function revokeOtherSessionsAction(_state: ActionState): Promise<ActionState> {
  try {
    await revokeOtherSessions(await getViewer());
  } catch (error) {
    return toActionState(error, {});
  }
  redirect('/settings/security?done=others-ended');
}
