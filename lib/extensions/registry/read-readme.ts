import { open } from 'node:fs/promises';
import path from 'node:path';
import { log } from '@/lib/core/log';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { cookMarkdown } from '@/lib/markdown/cook';
import { versionFolder } from './store-folder';

const MAX_BYTES = 131_072;

/** The README.md of a stored version, cooked and sanitised like a post; null without one. What is longer than 128 KB is cut. */
export async function readReadme(version: { slug: string; digest: string }): Promise<string | null> {
  try {
    const file = await open(path.join(versionFolder(version), 'README.md'), 'r');
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(MAX_BYTES), position: 0 });
      return cookMarkdown(buffer.toString('utf8', 0, bytesRead)).html;
    } finally {
      await file.close();
    }
  } catch (error) {
    // A page about an extension is more than its README.
    if (!hasErrorCode(error, 'ENOENT')) log.warn({ err: error, extension: version.slug }, 'a README cannot be read');
    return null;
  }
}
