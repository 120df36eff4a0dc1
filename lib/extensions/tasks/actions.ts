'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { formValues, toActionState } from '@/lib/core/to-action-state';
import type { Viewer } from '@/lib/auth/viewer';
import { approveTask, cancelTask, retryTask } from './settle-review';
import { startBundledInstall, startInstall, startMigrate, startRollback, startSync, startUninstall, startUpdate } from './start-task';
import { startUpload } from './start-upload';

const pageOf = (id: string) => `/admin/installs/${id}`;

/** Starts a task, and leads to the page where it is seen to get on. */
async function begin(form: FormData, shown: readonly string[], start: (viewer: Viewer | null) => Promise<string>): Promise<ActionState> {
  let id: string;
  try {
    id = await start(await getViewer());
  } catch (error) {
    return toActionState(error, formValues(form, shown));
  }
  revalidatePath('/admin', 'layout');
  redirect(pageOf(id));
}

export async function startInstallAction(_state: ActionState, form: FormData): Promise<ActionState> {
  return begin(form, ['address'], (viewer) => startInstall(viewer, { address: form.get('address') }));
}

export async function startUploadAction(_state: ActionState, form: FormData): Promise<ActionState> {
  return begin(form, [], (viewer) => startUpload(viewer, form.get('archive')));
}

export async function startBundledInstallAction(_state: ActionState, form: FormData): Promise<ActionState> {
  return begin(form, [], (viewer) => startBundledInstall(viewer, { slug: form.get('slug') }));
}

export async function startUpdateAction(_state: ActionState, form: FormData): Promise<ActionState> {
  return begin(form, ['version'], (viewer) => startUpdate(viewer, { slug: form.get('slug'), version: form.get('version') ?? undefined }));
}

export async function startRollbackAction(_state: ActionState, form: FormData): Promise<ActionState> {
  return begin(form, [], (viewer) => startRollback(viewer, { slug: form.get('slug') }));
}

export async function startSyncAction(_state: ActionState, form: FormData): Promise<ActionState> {
  return begin(form, [], (viewer) => startSync(viewer, { slug: form.get('slug') }));
}

export async function startMigrateAction(_state: ActionState, form: FormData): Promise<ActionState> {
  return begin(form, [], (viewer) => startMigrate(viewer, { slug: form.get('slug') }));
}

export async function startUninstallAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const { slug, mode, confirm } = formValues(form, ['slug', 'mode', 'confirm']);
  return begin(form, ['mode', 'confirm'], (viewer) => startUninstall(viewer, { slug, mode, confirm, isForced: form.get('isForced') ?? false }));
}

export async function retryTaskAction(_state: ActionState, form: FormData): Promise<ActionState> {
  return begin(form, [], (viewer) => retryTask(viewer, { id: form.get('id') }));
}

export async function approveTaskAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    // The password is never sent back.
    await approveTask(await getViewer(), { id: form.get('id'), password: form.get('password') });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath('/admin', 'layout');
  return { ok: true };
}

export async function cancelTaskAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await cancelTask(await getViewer(), { id: form.get('id') });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath('/admin', 'layout');
  return { ok: true };
}
