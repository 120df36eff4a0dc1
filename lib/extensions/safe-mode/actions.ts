'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/auth/get-viewer';
import { safeModeCookie } from '@/lib/auth/safe-mode-cookie';
import type { ActionState } from '@/lib/core/action-state';
import { safeRedirectPath } from '@/lib/core/safe-redirect';
import { formValues, toActionState } from '@/lib/core/to-action-state';
import { requireExtensionAdmin } from '../policy';

/** Hides extensions from this browser of an admin, and leads back to the page that broke. */
export async function enterSafeModeAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const { next } = formValues(form, ['next']);
  try {
    requireExtensionAdmin(await getViewer());
  } catch (error) {
    return toActionState(error, { next: next ?? '' });
  }
  (await cookies()).set(safeModeCookie());
  redirect(safeRedirectPath(next));
}

/** Anybody may: all it takes away is a cookie of this browser's own. */
export async function leaveSafeModeAction(): Promise<void> {
  (await cookies()).set({ ...safeModeCookie(), value: '', maxAge: 0 });
  redirect(safeRedirectPath((await headers()).get('x-nexus-path')));
}
