import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { versionFolder } from './store-folder';

const manifestSchema = z.object({ version: z.string() });

/** The version that a stored package says it is; null where its files are not here, or say nothing. */
export async function findStoredVersion(version: { slug: string; digest: string }): Promise<string | null> {
  try {
    const text = await readFile(path.join(versionFolder(version), 'manifest.json'), 'utf8');
    return manifestSchema.safeParse(JSON.parse(text)).data?.version ?? null;
  } catch {
    // Whoever rolls back is told why it cannot be read; a page only names it.
    return null;
  }
}
