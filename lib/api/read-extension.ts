import type { Viewer } from '@/lib/auth/viewer';
import { isAppError } from '@/lib/core/errors';
import { listGates } from '@/lib/extensions/gates/list-gates';
import { getExtension } from '@/lib/extensions/get-extension';
import { getProcess } from '@/lib/extensions/get-process';
import { reshapeExtension } from '@/lib/extensions/reshape-extension';
import { readSettingsForAdmin, type SettingsView } from '@/lib/extensions/settings/read-settings-for-admin';

/** Everything of one extension for the admin's JSON. One whose manifest is not valid has no settings and no gates. */
export async function readExtension(viewer: Viewer | null, slug: string) {
  const extension = await getExtension(viewer, { slug });
  const none: SettingsView = { tabs: [], schema: undefined, problems: [] };
  const [settings, gates, { process }] = await Promise.all([orElse(readSettingsForAdmin(viewer, { slug }), none), orElse(listGates(viewer, { slug }), []), getProcess(viewer, { slug })]);
  return reshapeExtension({ extension, settings, gates, process });
}

async function orElse<Value>(read: Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await read;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return otherwise;
    throw error;
  }
}
