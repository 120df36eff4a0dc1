import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInstallFailure } from '../install/install-failure';

export interface WatchOptions {
  folder: string;
  /** Installs the folder as it is now. */
  install: () => Promise<string>;
  say: (line: string) => void;
}

/** Looked at, not listened to: editors replace files, and then a watch of the old one hears nothing any more. */
const LOOK_EVERY_MS = 150;
/** What begins with a dot is no part of a package; packages of others change with an install of theirs alone. */
const NOT_WATCHED = /^\.|~$|^node_modules$|^vendor$/;

/** Installs a folder again whenever something in it has changed and is still for one look. @returns how to stop */
export function watchFolder({ folder, install, say }: WatchOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let installed: string | null = null;
  let before: string | null = null;

  const look = async () => {
    const now = await describeFolder(folder);
    installed ??= now;
    if (now !== installed && now === before) {
      installed = now;
      await install().then(say, (error: unknown) => say(describeFailure(error)));
    }
    before = now;
  };
  const lookAgain = () => void look().catch((error: unknown) => say(describeFailure(error))).finally(() => {
    if (!isStopped) timer = setTimeout(lookAgain, LOOK_EVERY_MS);
  });
  lookAgain();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Changes whenever a file comes, goes or is written. */
async function describeFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const kept = entries.filter(({ name }) => !NOT_WATCHED.test(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const lines = await Promise.all(kept.map(async (entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return `${entry.name}/ ${await describeFolder(file)}`;
    const found = await stat(file).catch(() => null);
    return `${entry.name} ${found?.mtimeMs ?? ''} ${found?.size ?? ''} ${found?.ino ?? ''}`;
  }));
  return lines.join('\n');
}

/** For the terminal: what an author has to correct comes without a stack. */
export function describeFailure(error: unknown): string {
  if (isInstallFailure(error)) return `${error.status}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
