import { isAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { toPrintable } from '@/lib/core/printable';
import { getPool } from '@/lib/db/pool';
import { announce } from '@/lib/realtime/announce';
import { TOPIC } from '../registry/topic';
import { isRunnerError } from '../runner/runner-error';
import { lifecycleContext } from '../runner/start-runner';
import type { Supervisor } from '../runner/supervisor';
import { findRow, RUNNING_STATUSES, type PendingHook } from './extension-row';
import { withInstallLock } from './install-lock';

/** Each holds a connection of the forum's for as long as it runs; all at once they would leave none, not even for themselves. */
const AT_ONCE = 2;

/**
 * Step 11: runs onInstall or onUpdate of every version that has come to run and has not had its turn, on the one server
 * that is first. What fails is told in the row; the version stays loaded.
 * @param signal aborted when this server is being stopped: what that interrupts is run again by the next
 */
export async function runPendingHooks(supervisor: Supervisor, signal: AbortSignal): Promise<void> {
  const { rows } = await getPool().query<{ slug: string }>({
    name: 'pending-hooks',
    text: 'SELECT slug FROM extensions WHERE enabled AND pending_hook IS NOT NULL AND load_status::text = ANY ($1) ORDER BY slug',
    values: [[...RUNNING_STATUSES]],
  });
  const waiting = rows.map(({ slug }) => slug);
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let slug = waiting.shift(); slug !== undefined && !signal.aborted; slug = waiting.shift()) await runInTurn(supervisor, slug, signal);
  }));
}

async function runInTurn(supervisor: Supervisor, slug: string, signal: AbortSignal): Promise<void> {
  await withInstallLock({ slug }, () => runHook(supervisor, slug, signal)).catch((error: unknown) => {
    // Somebody else is at it, or is installing the next version: either way they see to it.
    if (!isAppError(error) || error.code !== 'conflict') log.error({ err: error, extension: slug }, 'a hook of an extension could not be run');
  });
}

async function runHook(supervisor: Supervisor, slug: string, signal: AbortSignal): Promise<void> {
  const row = await findRow(slug);
  if (!row?.pendingHook || !row.enabled) return;
  // This server may still run the version before, whose hook is another one; it is about to hear of this.
  if (supervisor.state(slug).digest !== row.digest) return;
  const failure = await attempt(supervisor, slug, row.pendingHook);
  if (failure === 'later' || (failure !== null && signal.aborted)) return;
  const { hook, to } = row.pendingHook;
  const status = failure === null ? 'loaded' : hook === 'onInstall' ? 'install_failed' : 'update_failed';
  await getPool().query(
    `UPDATE extensions SET pending_hook = NULL, load_error = $3, updated_at = now(),
       load_status = CASE WHEN enabled THEN $2::"LoadStatus" ELSE load_status END,
       last_attempt = jsonb_build_object('version', $4::text, 'status', $2::text, 'message', $3::text, 'hook', $6::jsonb, 'at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     WHERE slug = $1 AND digest = $5`,
    [slug, status, failure, to, row.digest, JSON.stringify(row.pendingHook)],
  );
  if (failure !== null) log.warn({ extension: slug, hook, reason: failure }, 'a hook of an extension failed');
  await announce({ topic: TOPIC, event: 'hook_done' });
}

/** @returns null when it ran, why it failed, or `later` when it could not be asked yet */
async function attempt(supervisor: Supervisor, slug: string, { hook, from, to }: PendingHook): Promise<string | null> {
  const knobs = supervisor.knobs();
  const args = hook === 'onUpdate' ? [from, to] : [];
  try {
    await supervisor.call(slug, { kind: 'lifecycle', hook, args }, lifecycleContext(slug, hook, hook === 'onInstall' ? knobs.installMs : knobs.updateMs));
    return null;
  } catch (error) {
    // This server has not heard of the version yet, or is being stopped.
    if (isRunnerError(error) && error.code === 'no_runner' && !supervisor.states().some((state) => state.slug === slug)) return 'later';
    return toPrintable(error instanceof Error ? error.message : String(error));
  }
}
