import { watch } from 'node:fs';
import { isInstallFailure } from '../install/install-failure';

export interface WatchOptions {
  folder: string;
  /** Installs the folder as it is now. */
  install: () => Promise<string>;
  say: (line: string) => void;
}

/** Editors write a file in several steps. */
const QUIET_MS = 80;

/** Installs a folder again whenever something in it changes, one install at a time. @returns how to stop */
export function watchFolder({ folder, install, say }: WatchOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isWanted = false;

  const run = async () => {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    while (isWanted) {
      isWanted = false;
      await install().then(say, (error: unknown) => say(describeFailure(error)));
    }
    isBusy = false;
  };
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    // What begins with a dot is no part of a package: version control, editors, caches.
    if (name?.split(/[\\/]/).some((part) => part.startsWith('.') || part.endsWith('~'))) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), QUIET_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

/** For the terminal: what an author has to correct comes without a stack. */
export function describeFailure(error: unknown): string {
  if (isInstallFailure(error)) return `${error.status}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
