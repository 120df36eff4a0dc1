'use server';

import { revalidatePath } from 'next/cache';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { formValues, toActionState } from '@/lib/core/to-action-state';
import { addRegistry, refreshRegistries, removeRegistry } from './registries';

const STORE = '/admin/store';

export async function addRegistryAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await addRegistry(await getViewer(), { url: form.get('url') });
  } catch (error) {
    return toActionState(error, formValues(form, ['url']));
  }
  revalidatePath(STORE);
  return { ok: true };
}

export async function removeRegistryAction(_state: ActionState, form: FormData): Promise<ActionState> {
  try {
    await removeRegistry(await getViewer(), { url: form.get('url') });
  } catch (error) {
    return toActionState(error, {});
  }
  revalidatePath(STORE);
  return { ok: true };
}

export async function refreshRegistriesAction(): Promise<ActionState> {
  try {
    const { read, failed } = await refreshRegistries(await getViewer());
    revalidatePath(STORE);
    return { ok: true, message: failed === 0 ? `Read ${read} ${read === 1 ? 'list' : 'lists'}.` : `${failed} of ${read} lists could not be read.` };
  } catch (error) {
    return toActionState(error, {});
  }
}
