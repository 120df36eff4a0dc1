import { recordAudit } from '@/lib/audit/record-audit';
import { notFound } from '@/lib/core/errors';
import { transaction } from '@/lib/db/transaction';
import { findRow } from '../install/extension-row';
import { findRemovalTarget } from '../removal/removal-row';
import type { TaskInput } from './inputs';
import { taskOwner } from './task-owner';
import { createTask } from './task-row';

/**
 * Writes down a task for this process to work on, and who asked for it. Who may is asked before.
 * @param actorId null for the command line
 * @returns its id
 * @throws AppError not_found when it is about an extension that is not there
 */
export async function beginTask({ input, actorId }: { input: TaskInput; actorId: number | null }): Promise<string> {
  await requireSubject(input);
  const { kind, ...after } = input;
  const subject = 'slug' in input ? input.slug : input.from === 'upload' ? input.name : input.address;
  await transaction((tx) => recordAudit(tx, { actorId, action: `extension.${kind}`, subject: `extension:${subject}`, after }));
  return createTask({ input, actorId, owner: taskOwner() });
}

async function requireSubject(input: TaskInput): Promise<void> {
  if (input.kind === 'install') return;
  const found = input.kind === 'uninstall' ? await findRemovalTarget(input.slug) : await findRow(input.slug);
  if (!found) throw notFound('That extension');
}
