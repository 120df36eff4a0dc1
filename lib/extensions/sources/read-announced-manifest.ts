import { readJson } from '@nexus/sdk/manifest/read-json';
import { MAX_MANIFEST_BYTES } from '@nexus/sdk/manifest';
import { z } from 'zod';
import { fetchOutside } from '@/lib/outgoing/fetch-outside';
import { isOutgoingError } from '@/lib/outgoing/outgoing-error';
import { slugSchema } from '../schema';
import { readGitHub, type GitHub } from './github';
import type { Source } from './resolve-source';

const announcedSchema = z.object({ slug: slugSchema, name: z.string().min(1).max(200).catch('') });

/** What a repository says of itself outside of any release. */
export interface AnnouncedManifest {
  slug: string;
  name: string;
}

interface ReadAnnouncedOptions {
  github?: GitHub;
  signal?: AbortSignal;
}

/**
 * Slug and name as the manifest on a repository's main branch has them, so that what fails later can be told under its
 * slug. It is nothing to rely on: the release's own manifest decides.
 * @returns null when it cannot be read
 */
export function readAnnouncedManifest({ owner, name, manifestUrl }: Source, options: ReadAnnouncedOptions = {}): Promise<AnnouncedManifest | null> {
  const { raw } = options.github ?? readGitHub();
  return readAnnouncedAt(manifestUrl ?? `${raw}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/HEAD/manifest.json`, options);
}

/** The same of a manifest by its address. @returns null when it cannot be read */
export async function readAnnouncedAt(url: string, { github = readGitHub(), signal }: ReadAnnouncedOptions = {}): Promise<AnnouncedManifest | null> {
  try {
    const answer = await fetchOutside(url, { accept: 'application/json', maxBytes: MAX_MANIFEST_BYTES, timeoutMs: 10_000, signal, allowPrivateHosts: github.allowPrivateHosts, network: github.network });
    if (answer.status !== 200) {
      answer.discard();
      return null;
    }
    const json = readJson(await answer.readText());
    const parsed = json.ok ? announcedSchema.safeParse(json.value) : null;
    return parsed?.success ? { slug: parsed.data.slug, name: parsed.data.name || parsed.data.slug } : null;
  } catch (error) {
    if (!isOutgoingError(error)) throw error;
    return null;
  }
}
