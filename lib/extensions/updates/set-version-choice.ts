import semver from 'semver';
import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { requireExtensionAdmin } from '../policy';
import { slugSchema } from '../schema';

const isOn = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')], { error: 'Expected true or false.' });
const pinSchema = z.object({ slug: slugSchema, pinned: isOn });
const holdSchema = z.object({ slug: slugSchema, version: z.string().max(100).refine((version) => version === '' || semver.valid(version) !== null, 'Expected a version such as 1.2.3, or nothing.') });

/**
 * Pins an extension to the version that runs, so that updates are neither offered nor installed; or lets it go.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, conflict where no version runs
 */
export async function setPinned(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, pinned } = parseInput(pinSchema, input);
  const admin = requireExtensionAdmin(viewer);
  const row = await db().extension.findUnique({ where: { slug }, select: { version: true, pinnedVersion: true } });
  if (!row) throw notFound('That extension');
  if (pinned && row.version === '') throw new AppError('conflict', 'No version is installed that it could be pinned to.');
  const pinnedVersion = pinned ? row.version : null;
  await transaction(async (tx) => {
    await tx.extension.update({ where: { slug }, data: { pinnedVersion } });
    await recordAudit(tx, { actorId: admin.id, action: pinned ? 'extension.pin' : 'extension.unpin', subject: `extension:${slug}`, before: { pinnedVersion: row.pinnedVersion }, after: { pinnedVersion } });
  });
}

/**
 * Holds one version back: it is not offered again, a newer one is. An empty version offers everything again.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function setHeld(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, version } = parseInput(holdSchema, input);
  const admin = requireExtensionAdmin(viewer);
  const row = await db().extension.findUnique({ where: { slug }, select: { heldVersion: true } });
  if (!row) throw notFound('That extension');
  const heldVersion = version || null;
  await transaction(async (tx) => {
    await tx.extension.update({ where: { slug }, data: { heldVersion } });
    await recordAudit(tx, { actorId: admin.id, action: 'extension.hold', subject: `extension:${slug}`, before: { heldVersion: row.heldVersion }, after: { heldVersion } });
  });
}
