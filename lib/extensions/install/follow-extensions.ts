import { log } from '@/lib/core/log';
import { onNotify } from '@/lib/realtime/listener';
import { TOPIC } from '../registry/topic';
import type { Supervisor } from '../runner/supervisor';
import { listRunnerSpecs } from './list-runner-specs';
import { runPendingHooks } from './run-pending-hooks';

export interface FollowOptions {
  supervisor: Supervisor;
  /** The net under the hints. */
  pollMs?: number;
}

export interface Following {
  /** Resolves once the runners are what the database said when it was called. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps the runners of this server to what is installed and switched on, whichever server changes it. */
export function followExtensions({ supervisor, pollMs = 5_000 }: FollowOptions): Following {
  let looking: Promise<void> | null = null;
  let hooks: Promise<void> | null = null;
  let isWanted = false;
  const life = new AbortController();

  function look(): Promise<void> {
    isWanted = true;
    looking ??= lookWhileWanted().finally(() => (looking = null));
    return looking;
  }

  async function lookWhileWanted(): Promise<void> {
    while (isWanted && !life.signal.aborted) {
      isWanted = false;
      try {
        await supervisor.configure(await listRunnerSpecs());
        // Beside the loop: a hook may take half a minute, in which other extensions want to be switched.
        hooks ??= runPendingHooks(supervisor, life.signal).finally(() => (hooks = null));
        hooks.catch((error: unknown) => log.warn({ err: error }, 'extensions: pending hooks could not be read'));
      } catch (error) {
        log.warn({ err: error }, 'extensions: the runners could not be brought up to date');
      }
    }
  }

  const stopHints = onNotify(TOPIC, () => void look());
  const poll = setInterval(() => void look(), pollMs);
  poll.unref();
  return {
    catchUp: look,
    async stop() {
      life.abort();
      stopHints();
      clearInterval(poll);
      await looking;
    },
  };
}
