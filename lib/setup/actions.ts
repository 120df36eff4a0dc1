'use server';

import { redirect } from 'next/navigation';
import { getClientInfo } from '@/lib/auth/client-info';
import { setSessionCookie } from '@/lib/auth/set-session-cookie';
import type { ActionState } from '@/lib/core/action-state';
import { formValues, toActionState } from '@/lib/core/to-action-state';
import { createFirstAdmin } from './create-first-admin';

export async function createFirstAdminAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form, ['siteName', 'username', 'email', 'token']);
  try {
    await setSessionCookie(await createFirstAdmin({ ...values, password: form.get('password') }, await getClientInfo()));
  } catch (error) {
    return toActionState(error, values);
  }
  redirect('/');
}
