import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { requireExtensionAdmin } from '../policy';
import { beginUpload } from './begin-upload';
import { getTaskRunner } from './task-runner';

/**
 * Takes an uploaded archive, and has it looked at.
 * @param file field `archive` of the form: a .tgz of at most 20 MB
 * @returns the task's id
 * @throws AppError invalid_input naming `archive`, unauthenticated, forbidden (admins only), rate_limited, unavailable
 */
export async function startUpload(viewer: Viewer | null, file: unknown): Promise<string> {
  const admin = requireExtensionAdmin(viewer);
  const runner = getTaskRunner();
  runner.requireAble('install');
  if (!(file instanceof File) || file.size === 0) throw new AppError('invalid_input', 'There is nothing to install.', { fields: { archive: 'Choose the archive of an extension: a .tgz file.' } });
  await consumeLimit('extensionTask', String(admin.id));
  const id = await beginUpload({ archive: file, name: file.name, actorId: admin.id });
  void runner.run(id);
  return id;
}
