import { open } from 'node:fs/promises';
import path from 'node:path';

/** Node has four threads for files, names and passwords together: half of them go on serving the forum. */
const AT_ONCE = 2;

/**
 * Has the disk keep what was written: files first, then the folders that name them, the folder itself last. 2,000 files
 * take 0.4 s that way, and 1.3 s when each is kept as soon as it is written.
 * @param files paths within the folder
 * @param folders paths within it, each before what lies in it
 */
export async function syncFolder({ folder, files, folders, signal }: { folder: string; files: readonly string[]; folders: readonly string[]; signal?: AbortSignal }): Promise<void> {
  await syncEach(files.map((name) => path.join(folder, name)), signal);
  await syncEach(folders.toReversed().map((name) => path.join(folder, name)), signal);
  await syncEach([folder], signal);
}

async function syncEach(names: readonly string[], signal?: AbortSignal): Promise<void> {
  const waiting = each(names);
  const work = async () => {
    for (const name of waiting) {
      signal?.throwIfAborted();
      const handle = await open(name, 'r');
      await handle.sync().finally(() => handle.close());
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Unlike an array's own iterator this one ends for all who share it when one of them fails. */
function* each(names: readonly string[]): Generator<string> {
  yield* names;
}
