import { validateManifest } from '@nexus/sdk/manifest';
import { recordAudit } from '@/lib/audit/record-audit';
import { AppError, notFound } from '@/lib/core/errors';
import type { Extension } from '@/lib/db/generated/client';
import { transaction } from '@/lib/db/transaction';
import { announce } from '@/lib/realtime/announce';
import { isInPlace } from './install/extension-row';
import { isInstallFailure } from './install/install-failure';
import { listDependents, requireDependencies } from './install/require-dependencies';
import { invalidateActiveExtensions } from './registry/active-extensions';
import { TOPIC } from './registry/topic';

export interface SwitchExtensionInput {
  slug: string;
  enabled: boolean;
  /** Null for the command line. */
  actorId: number | null;
}

export interface Switched {
  /** False when it was so already. */
  isChanged: boolean;
  /** It is switched on, and nothing of it has come to run yet: it has to be installed. */
  isWaiting: boolean;
}

/**
 * Switches an extension on or off on every server: what web and command line share, who may is asked before. Settings and
 * data stay.
 * @throws AppError not_found; conflict when others cannot do without it, when it cannot do without what is not there, and
 * while it is being removed
 */
export async function switchExtension({ slug, enabled, actorId }: SwitchExtensionInput): Promise<Switched> {
  if (!enabled) await requireNobodyNeeds(slug);
  const switched = await transaction(async (tx) => {
    const extension = await tx.extension.findUnique({ where: { slug } });
    if (!extension) throw notFound('That extension');
    if (extension.enabled === enabled) return { isChanged: false, isWaiting: false };
    if (enabled) await requireReady(extension);
    // Only these two states are a matter of the switch; a version that does not load stays what it is.
    const isRunnable = extension.loadStatus === 'loaded' || extension.loadStatus === 'disabled';
    await tx.extension.update({ where: { slug }, data: { enabled, ...(isRunnable ? { loadStatus: enabled ? 'loaded' : 'disabled' } : {}) } });
    await recordAudit(tx, { actorId, action: enabled ? 'extension.enable' : 'extension.disable', subject: `extension:${slug}`, before: { enabled: extension.enabled }, after: { enabled } });
    return { isChanged: true, isWaiting: enabled && !isInPlace(extension) };
  });
  invalidateActiveExtensions();
  await announce({ topic: TOPIC, event: enabled ? 'enabled' : 'disabled' });
  return switched;
}

async function requireNobodyNeeds(slug: string): Promise<void> {
  const dependents = await listDependents(slug);
  if (dependents.length > 0) throw new AppError('conflict', `${dependents.join(', ')} cannot do without ${slug}. Switch ${dependents.length === 1 ? 'it' : 'them'} off first.`);
}

async function requireReady(extension: Extension): Promise<void> {
  const { slug, uninstalling, manifest: stored } = extension;
  if (uninstalling !== null) throw new AppError('conflict', `${slug} is being removed.`);
  const parsed = validateManifest(stored);
  // What has not come to run yet is held against what it needs when it is installed.
  if (!parsed.ok || !isInPlace(extension)) return;
  try {
    await requireDependencies(parsed.manifest);
  } catch (error) {
    throw isInstallFailure(error) ? new AppError('conflict', `${slug} cannot be switched on. ${error.message}`, { cause: error }) : error;
  }
}
