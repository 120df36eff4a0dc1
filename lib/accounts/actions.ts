'use server';

import { redirect } from 'next/navigation';
import type { ActionState } from '@/lib/core/action-state';
import { formValues, toActionState } from '@/lib/core/to-action-state';
import { safeRedirectPath } from '@/lib/core/safe-redirect';
import { endCurrentSession } from '@/lib/sessions/end-current-session';
import { getClientInfo } from '@/lib/auth/client-info';
import { logIn } from './log-in';
import { register } from './register';
import { clearSessionCookie, setSessionCookie } from '@/lib/auth/set-session-cookie';

export async function logInAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form, ['login', 'next']);
  try {
    await setSessionCookie(await logIn({ ...values, password: form.get('password') }, await getClientInfo()));
  } catch (error) {
    return toActionState(error, values);
  }
  redirect(safeRedirectPath(values.next));
}

export async function registerAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const values = formValues(form, ['username', 'email', 'next']);
  try {
    await setSessionCookie(await register({ ...values, password: form.get('password') }, await getClientInfo()));
  } catch (error) {
    return toActionState(error, values);
  }
  redirect(safeRedirectPath(values.next));
}

export async function logOutAction(): Promise<void> {
  await endCurrentSession();
  await clearSessionCookie();
  redirect('/');
}
