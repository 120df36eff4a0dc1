import { validateManifest, type Manifest } from '@nexus/sdk/manifest';
import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { readLastAttempt, type LastAttempt } from './describe-attempt';
import { listInstalledExtensions } from './list-installed';
import { requireExtensionAdmin } from './policy';
import { findStoredVersion } from './registry/find-stored-version';
import { readReadme } from './registry/read-readme';
import { slugSchema } from './schema';
import type { InstalledExtension } from './types';
import { cookNotes } from './updates/cook-notes';
import { describeVersions, type VersionsView } from './updates/describe-versions';

/** An extension as its own page shows it. */
export interface ExtensionView extends InstalledExtension {
  /** bundled, folder, repository or upload. */
  source: string;
  /** The folder or address that it was installed from. */
  origin: string | null;
  homepage: string | null;
  license: string | null;
  capabilities: string[];
  hooks: string[];
  /** Whether it has code that runs on the server. */
  hasServerHalf: boolean;
  /** Cooked and sanitised; null without a README. */
  readmeHtml: string | null;
  versions: VersionsView;
  /** Of the newest release that was seen, cooked and sanitised; null without any. */
  releaseNotesHtml: string | null;
  /** The version that rolling back leads to; null where there is none. */
  previousVersion: string | null;
  /** The last install, update or hook, however it ended; null before the first. */
  lastAttempt: LastAttempt | null;
  installedAt: string;
  updatedAt: string;
}

/**
 * One installed extension, loaded or not.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function getExtension(viewer: Viewer | null, input: unknown): Promise<ExtensionView> {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  requireExtensionAdmin(viewer);
  const [row, installed] = await Promise.all([db().extension.findUnique({ where: { slug } }), listInstalledExtensions(viewer)]);
  const extension = installed.find((candidate) => candidate.slug === slug);
  if (!row || !extension) throw notFound('That extension');
  const parsed = validateManifest(row.manifest);
  const versions = describeVersions(row);
  return {
    ...extension,
    ...describeManifest(parsed.ok ? parsed.manifest : null),
    source: row.source,
    origin: row.origin,
    hasServerHalf: row.compiledEntry !== null,
    readmeHtml: row.digest === '' ? null : await readReadme({ slug, digest: row.digest }),
    versions,
    releaseNotesHtml: cookNotes(versions.latest?.notes),
    previousVersion: versions.canRollBack && row.previousDigest !== null ? await findStoredVersion({ slug, digest: row.previousDigest }) : null,
    lastAttempt: readLastAttempt(row.lastAttempt),
    installedAt: row.installedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function describeManifest(manifest: Manifest | null) {
  return {
    homepage: safeAddress(manifest?.homepage ?? manifest?.repository),
    license: manifest?.license ?? null,
    capabilities: manifest?.capabilities ?? [],
    hooks: (manifest?.hooks ?? []).map((hook) => (typeof hook === 'string' ? hook : hook.event)),
  };
}

const safeAddress = (address: string | undefined) => (address && /^(https?:\/\/|\/(?!\/))/.test(address) ? address : null);
