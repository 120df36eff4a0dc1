import type { Viewer } from '@/lib/auth/viewer';
import { recordAudit } from '@/lib/audit/record-audit';
import { AppError } from '@/lib/core/errors';
import { toPrintable } from '@/lib/core/printable';
import { transaction } from '@/lib/db/transaction';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { requireExtensionAdmin } from '../policy';
import { receiveUpload } from '../sources/receive-upload';
import { makeStaging, removeStaging } from './staging';
import { taskOwner } from './task-owner';
import { adoptTask, createTask, discardTask } from './task-row';
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
  if (!(file instanceof File) || file.size === 0) throw new AppError('invalid_input', 'There is nothing to install.', { fields: { archive: 'Choose the archive of an extension: a .tgz file.' } });
  await consumeLimit('extensionTask', String(admin.id));
  const name = toPrintable(file.name).slice(0, 200) || 'archive.tgz';
  const id = await createTask({ input: { kind: 'install', from: 'upload', name, sha256: '' }, actorId: admin.id, owner: taskOwner() });
  try {
    const staging = await makeStaging(id);
    const { sha256 } = await receiveUpload({ archive: file, to: staging.archive });
    await adoptTask({ id, input: { from: 'upload', name, sha256 } });
    await transaction((tx) => recordAudit(tx, { actorId: admin.id, action: 'extension.install', subject: `extension:${name}`, after: { from: 'upload', name, sha256 } }));
  } catch (error) {
    await removeStaging(id);
    await discardTask(id);
    throw error;
  }
  void runner.run(id);
  return id;
}
