import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hasErrorCode } from '@/lib/core/has-error-code';

export interface WatchOptions {
  folder: string;
  /** Installs the folder as it is now. @returns what to say. @throws why it was not installed */
  install: () => Promise<string>;
  describeFailure: (error: unknown) => Promise<string>;
  say: (line: string) => void;
  /** Ends the watch. */
  signal: AbortSignal;
}

/** Looked at, not listened to: editors replace files, and then a watch of the old one hears nothing any more. */
const LOOK_EVERY_MS = 150;
/** What begins with a dot or was left by an editor is no part of a package; node_modules changes with an install of its own. */
const NOT_WATCHED = /^\.|~$|^#.*#$|^node_modules$/;
const GONE = 'gone';

/** Installs a folder, and again whenever something in it has changed and is still for one look, until the signal. */
export async function watchFolder({ folder, install, describeFailure, say, signal }: WatchOptions): Promise<void> {
  let tried = '';
  let before = '';
  const attempt = async (now: string) => {
    tried = now;
    const line = await install().catch(async (error: unknown) => {
      // Saved once more in the middle of it: that is tried next, and what failed is history.
      return signal.aborted || (await describeFolder(folder)) !== now ? null : describeFailure(error);
    });
    if (line !== null) say(line);
  };
  while (!signal.aborted) {
    const now = await describeFolder(folder);
    if (now === GONE && tried !== GONE) say(`${folder} is gone. Waiting for it to come back.`);
    if (now === GONE) tried = GONE;
    else if (now !== tried && (now === before || tried === '')) await attempt(now);
    before = now;
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Changes whenever a file comes, goes or is written. */
async function describeFolder(folder: string): Promise<string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const kept = entries.filter(({ name }) => !NOT_WATCHED.test(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const lines = await Promise.all(kept.map(async (entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return `${entry.name}/ ${await describeFolder(file)}`;
      const found = await stat(file).catch(() => null);
      return `${entry.name} ${found?.mtimeMs ?? ''} ${found?.size ?? ''} ${found?.ino ?? ''}`;
    }));
    return lines.join('\n');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return GONE;
    throw error;
  }
}
