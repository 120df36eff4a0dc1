import type { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';

export interface AuditInput {
  actorId: number | null;
  /** `<noun>.<verb>` */
  action: string;
  /** `<noun>:<id>` */
  subject: string;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
}

/** Writes who did what, in the transaction that does it. The table refuses changes. */
export async function recordAudit(tx: Transaction, { actorId, action, subject, before, after }: AuditInput): Promise<void> {
  await tx.auditEntry.create({ data: { actorId, action, subject, before, after }, select: { id: true } });
}
