import { logUnexpected } from '@/lib/core/log';
import { boot, type ForumOptions } from './boot/boot';
import { createShutdown, stopOnSignals } from './boot/shutdown';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Runs the forum until a signal stops it. What keeps it from starting is said, and ends the process with 1. */
export async function runForum(options: ForumOptions): Promise<void> {
  process.setSourceMapsEnabled(true);
  // A closed terminal must not keep the forum from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const shutdown = createShutdown(say);
  stopOnSignals(shutdown, say);
  process.on('unhandledRejection', (reason) => void logUnexpected(reason, { source: 'unhandledRejection' }));
  process.on('uncaughtException', (error) => {
    logUnexpected(error, { source: 'uncaughtException' });
    void shutdown.drain().then(() => process.exit(1));
  });
  try {
    await boot(options, shutdown, say);
  } catch (error) {
    if (shutdown.isDraining()) return;
    process.stderr.write(`${describe(error)}\n`);
    await shutdown.drain();
    process.exit(1);
  }
}

// Our own sentences are plain errors; anything else is a fault whose place matters.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' && !('code' in error) ? error.message : (error.stack ?? error.message);
}
