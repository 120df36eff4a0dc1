import { recordAudit } from '@/lib/audit/record-audit';
import { toPrintable } from '@/lib/core/printable';
import { transaction } from '@/lib/db/transaction';
import { receiveUpload, type ReceiveUploadInput } from '../sources/receive-upload';
import { makeStaging, removeStaging } from './staging';
import { taskOwner } from './task-owner';
import { adoptTask, createTask, discardTask } from './task-row';

export interface BeginUploadInput {
  archive: ReceiveUploadInput['archive'];
  /** Of its file, for people. */
  name: string;
  /** Null for the command line. */
  actorId: number | null;
  signal?: AbortSignal;
}

/**
 * Takes an archive in, and writes down the task that looks at it. Who may is asked before.
 * @returns the task's id
 * @throws AppError invalid_input or too_large naming `archive`, unavailable when the disk is full
 */
export async function beginUpload({ archive, name: given, actorId, signal }: BeginUploadInput): Promise<string> {
  const name = toPrintable(given).slice(0, 200) || 'archive.tgz';
  const id = await createTask({ input: { kind: 'install', from: 'upload', name, sha256: '' }, actorId, owner: taskOwner() });
  try {
    const staging = await makeStaging(id);
    const { sha256 } = await receiveUpload({ archive, to: staging.archive, ...(signal && { signal }) });
    await adoptTask({ id, input: { from: 'upload', name, sha256 } });
    await transaction((tx) => recordAudit(tx, { actorId, action: 'extension.install', subject: `extension:${name}`, after: { from: 'upload', name, sha256 } }));
  } catch (error) {
    await removeStaging(id);
    await discardTask(id);
    throw error;
  }
  return id;
}
