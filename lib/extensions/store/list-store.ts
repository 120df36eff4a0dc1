import { validateManifest } from '@nexus/sdk/manifest';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { readEnv } from '@/lib/core/env';
import { db } from '@/lib/db/client';
import { requireExtensionAdmin } from '../policy';
import { listExtensionFolders } from '../registry/list-extension-folders';

/** One extension that a store list offers. */
export interface StoreEntry {
  slug: string;
  name: string;
  description: string;
  author: string;
  homepage: string | null;
  /** What installs it; null for a bundled one, which is installed by its slug. */
  manifestUrl: string | null;
  logoUrl: string | null;
  bannerUrl: string | null;
  categories: string[];
  /** The list it stands in. */
  store: string;
  /** Whether the list names the bytes of its archive. */
  isPinned: boolean;
  /** The version that is installed under its slug; null when none is. */
  installedVersion: string | null;
}

export interface StoreList {
  /** Null for the one of the bundled extensions. */
  url: string | null;
  name: string;
  readAt: string | null;
  error: string | null;
  entries: StoreEntry[];
}

const text = z.string().catch('');
const address = z.string().nullable().catch(null).default(null);
const storedSchema = z.array(z.object({
  slug: z.string(), name: text, description: text, author: text, homepage: address, manifestUrl: address, logoUrl: address, bannerUrl: address,
  categories: z.array(z.string()).catch([]), sha256: z.string().nullish(),
})).catch([]);

/**
 * Every store list with what it offers: the bundled extensions first, then those that were added.
 * @throws AppError unauthenticated, forbidden (admins only)
 */
export async function listStore(viewer: Viewer | null): Promise<StoreList[]> {
  requireExtensionAdmin(viewer);
  const [registries, installed] = await Promise.all([db().extensionRegistry.findMany({ orderBy: { name: 'asc' } }), db().extension.findMany({ where: { digest: { not: '' } }, select: { slug: true, version: true } })]);
  const versions = new Map(installed.map(({ slug, version }) => [slug, version]));
  const added = registries.map(({ url, name, readAt, error, entries }) => ({
    url, name, error,
    readAt: readAt?.toISOString() ?? null,
    entries: storedSchema.parse(entries).map((entry) => ({
      slug: entry.slug, name: entry.name || entry.slug, description: entry.description, author: entry.author, categories: entry.categories,
      homepage: safe(entry.homepage), manifestUrl: entry.manifestUrl, logoUrl: safe(entry.logoUrl), bannerUrl: safe(entry.bannerUrl),
      store: name, isPinned: entry.sha256 != null, installedVersion: versions.get(entry.slug) ?? null,
    })),
  }));
  return [await listBundled(versions), ...added];
}

async function listBundled(versions: ReadonlyMap<string, string>): Promise<StoreList> {
  const folders = (await Promise.all(readEnv().NEXUS_EXTENSIONS_DIR.map((folder) => listExtensionFolders(path.resolve(folder))))).flat();
  const entries = await Promise.all(folders.map(async (folder): Promise<StoreEntry[]> => {
    const parsed = validateManifest(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => 'null')));
    if (!parsed.ok) return [];
    const { slug, name, description = '', author = '', homepage, tags = [] } = parsed.manifest;
    return [{ slug, name, description, author, homepage: safe(homepage ?? null), manifestUrl: null, logoUrl: null, bannerUrl: null, categories: tags, store: BUNDLED, isPinned: true, installedVersion: versions.get(slug) ?? null }];
  }));
  return { url: null, name: BUNDLED, readAt: null, error: null, entries: entries.flat() };
}

const BUNDLED = 'Comes with the forum';
const safe = (value: string | null) => (value !== null && /^https?:\/\//.test(value) ? value : null);
