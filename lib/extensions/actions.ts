'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { toActionState } from '@/lib/core/to-action-state';
import { clearExtensionFaults } from './clear-faults';
import { retryInstall } from './install/retry-install';
import { releaseFromQuarantine } from './release-from-quarantine';
import { setExtensionEnabled } from './set-enabled';

const LIST = '/admin/extensions';

export async function setExtensionEnabledAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await setExtensionEnabled(await getViewer(), { slug: form.get('slug'), enabled: form.get('enabled') });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath(LIST, 'layout');
  return { ok: true };
}

export async function clearExtensionFaultsAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await clearExtensionFaults(await getViewer(), { slug: form.get('slug'), surface: form.get('surface') ?? undefined });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath(LIST, 'layout');
  return { ok: true };
}

export async function releaseFromQuarantineAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await releaseFromQuarantine(await getViewer(), { slug: form.get('slug') });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath(LIST, 'layout');
  return { ok: true };
}

export async function retryInstallAction(_state: ActionState, form: FormData): Promise<ActionState> {
  // Also when it fails again: the reason may be another.
  revalidatePath(LIST, 'layout');
  let task: string | null;
  try {
    task = await retryInstall(await getViewer(), { slug: form.get('slug') });
  } catch (error) {
    return toActionState(error, {});
  }
  if (task !== null) redirect(`/admin/installs/${task}`);
  return { ok: true };
}
