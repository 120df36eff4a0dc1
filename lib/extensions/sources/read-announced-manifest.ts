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

/**
 * Slug and name as the manifest on a repository's main branch has them, so that what fails later can be told under its
 * slug. It is nothing to rely on: the release's own manifest decides.
 * @returns null when it cannot be read
 */
export async function readAnnouncedManifest({ owner, name, manifestUrl }: Source, { github = readGitHub(), signal }: { github?: GitHub; signal?: AbortSignal } = {}): Promise<AnnouncedManifest | null> {
  const url = manifestUrl ?? `${github.raw}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/HEAD/manifest.json`;
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
