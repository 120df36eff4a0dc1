import { recordAudit } from '@/lib/audit/record-audit';
import { AppError, notFound } from '@/lib/core/errors';
import { transaction } from '@/lib/db/transaction';

interface Choice {
  slug: string;
  /** Null for the command line. */
  actorId: number | null;
}

/**
 * Pins an extension to the version that runs, or lets it go. Who may is asked before.
 * @returns the version it is pinned to; null when it is let go
 * @throws AppError not_found, conflict where no version runs
 */
export async function pinVersion({ slug, pinned, actorId }: Choice & { pinned: boolean }): Promise<string | null> {
  return transaction(async (tx) => {
    const row = await tx.extension.findUnique({ where: { slug }, select: { version: true, pinnedVersion: true } });
    if (!row) throw notFound('That extension');
    if (pinned && row.version === '') throw new AppError('conflict', 'No version is installed that it could be pinned to.');
    const pinnedVersion = pinned ? row.version : null;
    await tx.extension.update({ where: { slug }, data: { pinnedVersion } });
    await recordAudit(tx, { actorId, action: pinned ? 'extension.pin' : 'extension.unpin', subject: `extension:${slug}`, before: { pinnedVersion: row.pinnedVersion }, after: { pinnedVersion } });
    return pinnedVersion;
  });
}

/**
 * Holds one version back, or none. Who may is asked before.
 * @param version null offers everything again
 * @throws AppError not_found
 */
export async function holdVersion({ slug, version, actorId }: Choice & { version: string | null }): Promise<void> {
  await transaction(async (tx) => {
    const row = await tx.extension.findUnique({ where: { slug }, select: { heldVersion: true } });
    if (!row) throw notFound('That extension');
    await tx.extension.update({ where: { slug }, data: { heldVersion: version } });
    await recordAudit(tx, { actorId, action: 'extension.hold', subject: `extension:${slug}`, before: { heldVersion: row.heldVersion }, after: { heldVersion: version } });
  });
}
