'use server';

import { revalidatePath } from 'next/cache';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { formValues, toActionState } from '@/lib/core/to-action-state';
import { parseSettingsForm, typedSettings } from './parse-settings-form';
import { readSettingsForAdmin } from './read-settings-for-admin';
import { describeSaved, refuse, saveSettings } from './save-settings';

export async function saveSettingsAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const { slug } = formValues(form, ['slug']);
  let typed: Record<string, string> = {};
  let message: string;
  try {
    const viewer = await getViewer();
    const fields = (await readSettingsForAdmin(viewer, { slug })).tabs.flatMap((tab) => tab.fields);
    typed = typedSettings(form, fields);
    const { changes, problems } = parseSettingsForm(form, fields);
    refuse(problems);
    const { unchecked } = await saveSettings(viewer, { slug, settings: Object.fromEntries(changes) });
    message = describeSaved(unchecked);
  } catch (error) {
    return toActionState(error, typed);
  }
  revalidatePath(`/admin/extensions/${slug}`);
  return { ok: true, message };
}
