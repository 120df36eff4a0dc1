import { log } from '@/lib/core/log';
import { checkDueUpdates } from './check-updates';

const LOOK_EVERY_MS = 600_000;
const FIRST_LOOK_MS = 20_000;

/** Looks for updates of installed extensions as long as the forum runs; each is asked for every 6 hours, by one server. @returns stops it */
export function startUpdateChecks(): () => Promise<void> {
  const life = new AbortController();
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = checkDueUpdates(life.signal).catch((error: unknown) => log.warn({ err: error }, 'extensions: updates could not be looked for'));
  };
  const first = setTimeout(look, FIRST_LOOK_MS);
  const timer = setInterval(look, LOOK_EVERY_MS);
  first.unref();
  timer.unref();
  return async () => {
    life.abort();
    clearTimeout(first);
    clearInterval(timer);
    await looking;
  };
}
