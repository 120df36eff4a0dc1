import { recordAudit } from '@/lib/audit/record-audit';
import { AppError } from '@/lib/core/errors';
import { toPrintable } from '@/lib/core/printable';
import { transaction } from '@/lib/db/transaction';
import { receiveUpload } from '../sources/receive-upload';
import { makeStaging, removeStaging } from './staging';
import { taskOwner } from './task-owner';
import { adoptTask, createTask, discardTask } from './task-row';

/**
 * Takes an archive in, and writes down the task that looks at it. Who may is asked before.
 * @returns the task's id
 * @throws AppError invalid_input naming `archive`
 */
export async function beginUpload({ file, actorId }: { file: File; actorId: number | null }): Promise<string> {
  if (file.size === 0) throw new AppError('invalid_input', 'There is nothing to install.', { fields: { archive: 'Choose the archive of an extension: a .tgz file.' } });
  const name = toPrintable(file.name).slice(0, 200) || 'archive.tgz';
  const id = await createTask({ input: { kind: 'install', from: 'upload', name, sha256: '' }, actorId, owner: taskOwner() });
  try {
    const staging = await makeStaging(id);
    const { sha256 } = await receiveUpload({ file, to: staging.archive });
    await adoptTask({ id, input: { from: 'upload', name, sha256 } });
    await transaction((tx) => recordAudit(tx, { actorId, action: 'extension.install', subject: `extension:${name}`, after: { from: 'upload', name, sha256 } }));
  } catch (error) {
    await removeStaging(id);
    await discardTask(id);
    throw error;
  }
  return id;
}
