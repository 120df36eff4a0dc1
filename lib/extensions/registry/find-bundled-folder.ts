import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readEnv } from '@/lib/core/env';
import { listExtensionFolders } from './list-extension-folders';

const namedSchema = z.object({ slug: z.string() });

/** The folder of a bundled extension as it is now; one whose manifest cannot be read goes by its folder's name. */
export async function findBundledFolder(slug: string): Promise<string | null> {
  const folders = (await Promise.all(readEnv().NEXUS_EXTENSIONS_DIR.map((dir) => listExtensionFolders(path.resolve(dir))))).flat();
  for (const folder of folders) {
    if ((await readSlug(folder)) === slug) return folder;
  }
  return folders.find((folder) => path.basename(folder) === slug) ?? null;
}

async function readSlug(folder: string): Promise<string | null> {
  try {
    return namedSchema.parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'))).slug;
  } catch {
    // What is wrong with it is said when it is installed.
    return null;
  }
}
