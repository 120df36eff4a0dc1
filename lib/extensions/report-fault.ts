import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { log } from '@/lib/core/log';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { announce } from '@/lib/realtime/announce';
import { surfaceName } from './browser/surface-kinds';
import { invalidateActiveExtensions, listActiveExtensions, type ActiveExtension } from './registry/active-extensions';
import { declaredSurfaces, undeclaredAllowed } from './registry/declared-surfaces';
import { REPORTERS_TO_SWITCH_OFF } from './registry/switched-off';
import { TOPIC } from './registry/topic';
import { reportFaultSchema } from './schema';

/** Different messages kept of one reporter about one surface; a flood of new wordings counts on the last of them. */
const MESSAGES_KEPT = 3;
/** Rows kept of one reporter about one version. */
const ROWS_KEPT = 100;

export interface ReportFaultContext {
  /** The reporter's address, for the limit on guests. */
  ip: string;
}

/**
 * Counts a contribution that threw in somebody's browser, and switches its surface off once it has failed for enough
 * different members. Reports about a version that is not the current one are dropped.
 * @throws AppError invalid_input, rate_limited
 */
export async function reportExtensionFault(viewer: Viewer | null, input: unknown, { ip }: ReportFaultContext): Promise<void> {
  const { slug, digest: digest16, surface, message, stack } = parseInput(reportFaultSchema, input);
  await consumeLimit('faultReport', viewer ? `user:${viewer.id}` : `ip:${ip}`);
  const extension = (await listActiveExtensions()).find((candidate) => candidate.slug === slug && candidate.digest.startsWith(digest16));
  // Not an error: the page was opened before an update or a disable.
  if (!extension || !canFail(extension, surface)) return;
  const reporter = viewer ? `user:${viewer.id}` : 'guest';
  const subject = { slug, digest: extension.digest, surface };
  if (await isFull({ ...subject, reporter })) return;
  // A bundle that does not load is shown to admins and no more: whoever blocks scripts would switch it off for all.
  const isSurface = !surface.startsWith('bundle:');
  const before = isSurface ? await countReporters(subject) : 0;
  await countFault({ ...subject, reporter, message: await keptMessage({ ...subject, reporter }, message), stack });
  log.warn({ slug, surface, reporter, message }, 'an extension failed in a browser');
  if (!isSurface) return;
  const after = await countReporters(subject);
  if (before >= REPORTERS_TO_SWITCH_OFF || after < REPORTERS_TO_SWITCH_OFF) return;
  log.warn({ slug, surface, reporters: after }, 'extension surface switched off');
  // So that a page which was rendered before and listens later hears of it too.
  await db().extension.update({ where: { slug }, data: { updatedAt: clock.now() } });
  invalidateActiveExtensions();
  await announce({ topic: TOPIC, event: 'switched_off' });
}

interface Subject {
  slug: string;
  digest: string;
  surface: string;
}

/** A surface that cannot be shown cannot fail: names made up by a reporter are not kept. */
function canFail({ manifest }: ActiveExtension, surface: string): boolean {
  if (surface === 'bundle:load' || surface === 'bundle:run') return true;
  if (declaredSurfaces(manifest).some(({ kind, key }) => surfaceName(kind, key) === surface)) return true;
  return undeclaredAllowed(manifest).some((kind) => surface.startsWith(`${kind}:`));
}

/** Where a manifest leaves the names to the bundle, one reporter could invent any number of them. */
async function isFull({ slug, digest, surface, reporter }: Subject & { reporter: string }): Promise<boolean> {
  const others = await db().extensionFault.count({ where: { slug, digest, reporter, surface: { not: surface } } });
  return others >= ROWS_KEPT;
}

async function keptMessage(where: Subject & { reporter: string }, message: string): Promise<string> {
  const kept = await db().extensionFault.findMany({ where, select: { message: true }, orderBy: { id: 'asc' }, take: MESSAGES_KEPT });
  const last = kept[MESSAGES_KEPT - 1];
  return last && !kept.some((fault) => fault.message === message) ? last.message : message;
}

async function countFault(fault: Subject & { reporter: string; message: string; stack: string }): Promise<void> {
  const { slug, digest, surface, message, reporter } = fault;
  await db().extensionFault.upsert({
    where: { slug_digest_surface_message_reporter: { slug, digest, surface, message, reporter } },
    create: fault,
    update: { count: { increment: 1 }, lastSeenAt: clock.now() },
  });
}

/** Guests are counted for the admin to see, but switch nothing off: anybody can be any number of guests. */
async function countReporters(subject: Subject): Promise<number> {
  const rows = await db().extensionFault.findMany({ where: { ...subject, reporter: { startsWith: 'user:' } }, distinct: ['reporter'], select: { reporter: true }, take: REPORTERS_TO_SWITCH_OFF });
  return rows.length;
}
