import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { useTestDatabase } from '@/lib/testing/database';
import { recordAudit } from './record-audit';

useTestDatabase();

describe('the audit log', () => {
  it('keeps who, what and both sides, in the transaction that does it', async () => {
    await transaction((tx) => recordAudit(tx, { actorId: 7, action: 'extension.disable', subject: 'extension:polls', before: { enabled: true }, after: { enabled: false } }));
    expect(await db().auditEntry.findMany()).toMatchObject([{ actorId: 7, action: 'extension.disable', subject: 'extension:polls', before: { enabled: true }, after: { enabled: false } }]);
  });

  it('holds nothing of what was taken back', async () => {
    const before = await db().auditEntry.count();
    const failed = transaction(async (tx) => {
      await recordAudit(tx, { actorId: null, action: 'post.delete', subject: 'post:1' });
      throw new Error('taken back');
    });
    await expect(failed).rejects.toThrow('taken back');
    expect(await db().auditEntry.count()).toBe(before);
  });

  it.each([
    ['UPDATE', `UPDATE audit_log SET action = 'nothing'`],
    ['DELETE', 'DELETE FROM audit_log'],
    ['TRUNCATE', 'TRUNCATE audit_log'],
  ])('refuses %s', async (verb, statement) => {
    await expect(db().$executeRawUnsafe(statement)).rejects.toThrow(`audit_log is append-only: ${verb} refused`);
  });
});
