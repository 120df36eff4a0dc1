'use server';

import { revalidatePath } from 'next/cache';
import { getViewer } from '@/lib/auth/get-viewer';
import type { ActionState } from '@/lib/core/action-state';
import { toActionState } from '@/lib/core/to-action-state';
import { savePermissions } from './save-permissions';

const PREFIX = 'gate:';

export async function savePermissionsAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const slug = form.get('slug');
  const chosen = [...form].filter(([name]) => name.startsWith(PREFIX)).map(([name, value]) => ({ key: name.slice(PREFIX.length), tier: String(value) }));
  try {
    await savePermissions(await getViewer(), { slug, gates: chosen.map(({ key, tier }) => ({ key, tier: tier === 'default' ? null : tier })) });
  } catch (error) {
    return toActionState(error, Object.fromEntries(chosen.map(({ key, tier }) => [`${PREFIX}${key}`, tier])));
  }
  revalidatePath(`/admin/extensions/${String(slug)}/permissions`);
  return { ok: true, message: 'Permissions saved.' };
}
