import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { requireExtensionAdmin } from '../policy';
import { getTaskRunner } from '../tasks/task-runner';

const MAX_REGISTRIES = 20;
const urlSchema = z.object({ url: z.url({ protocol: /^https?$/, error: 'Expected the address of a registry.json.' }).max(500, 'Expected at most 500 characters.') });

/**
 * Adds a store list by its address, and reads it.
 * @throws AppError invalid_input (`url`) also when it cannot be read, unauthenticated, forbidden (admins only), conflict
 */
export async function addRegistry(viewer: Viewer | null, input: unknown): Promise<void> {
  const { url } = parseInput(urlSchema, input);
  const admin = requireExtensionAdmin(viewer);
  const { readStore } = getTaskRunner();
  await consumeLimit('extensionTask', String(admin.id));
  if ((await db().extensionRegistry.count()) >= MAX_REGISTRIES) throw new AppError('conflict', `A forum reads at most ${MAX_REGISTRIES} store lists. Remove one first.`);
  await transaction(async (tx) => {
    await tx.extensionRegistry.upsert({ where: { url }, create: { url, name: new URL(url).host }, update: {} });
    await recordAudit(tx, { actorId: admin.id, action: 'registry.add', subject: `registry:${url}` });
  });
  if (await readStore(url)) return;
  const stored = await db().extensionRegistry.findUnique({ where: { url } });
  await db().extensionRegistry.deleteMany({ where: { url } });
  throw new AppError('invalid_input', 'The list was not added.', { fields: { url: stored?.error ?? 'It could not be read.' } });
}

/** @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found */
export async function removeRegistry(viewer: Viewer | null, input: unknown): Promise<void> {
  const { url } = parseInput(urlSchema, input);
  const admin = requireExtensionAdmin(viewer);
  await transaction(async (tx) => {
    const { count } = await tx.extensionRegistry.deleteMany({ where: { url } });
    if (count === 0) throw notFound('That store list');
    await recordAudit(tx, { actorId: admin.id, action: 'registry.remove', subject: `registry:${url}` });
  });
}

/** Reads every store list again. @throws AppError unauthenticated, forbidden (admins only), rate_limited, unavailable */
export async function refreshRegistries(viewer: Viewer | null): Promise<{ read: number; failed: number }> {
  const admin = requireExtensionAdmin(viewer);
  const { readStore } = getTaskRunner();
  await consumeLimit('extensionTask', String(admin.id));
  const registries = await db().extensionRegistry.findMany({ select: { url: true } });
  const answers = await Promise.all(registries.map(({ url }) => readStore(url)));
  return { read: answers.length, failed: answers.filter((isRead) => !isRead).length };
}
