import { open } from 'node:fs/promises';
import path from 'node:path';
import { formatIssues, MAX_MANIFEST_BYTES, parseManifest, type Manifest } from '@nexus/sdk/manifest';
import { digestPackage, type PackageDigest } from '../package/digest-package';
import { storePackage } from '../package/store-package';
import { listAssets } from './list-assets';
import { saveFailed, saveRegistered } from './save-registration';

export type RegisterOutcome =
  | { slug: string; status: 'loaded'; version: string; digest: string; warnings: string[] }
  | { slug: string; status: 'manifest_invalid' | 'compile_failed'; error: string; version?: undefined };

export interface RegisterFolderInput {
  folder: string;
  /** `<data>/extensions` */
  store: string;
  /** Slugs of this start that are registered already. */
  taken: ReadonlySet<string>;
}

/** Registers one folder; what is wrong with it ends up in its row, never in an exception. */
export async function registerFolder({ folder, store, taken }: RegisterFolderInput): Promise<RegisterOutcome> {
  const folderSlug = slugFromFolder(folder);
  try {
    const text = await readManifest(folder);
    const parsed = parseManifest(text);
    if (!parsed.ok) return await fail({ slug: folderSlug, status: 'manifest_invalid', error: formatIssues(parsed.errors) });
    const { manifest } = parsed;
    if (taken.has(manifest.slug)) return await fail({ slug: folderSlug, status: 'manifest_invalid', error: `slug ${JSON.stringify(manifest.slug)} is taken by another folder of extensions/` });
    return await load({ folder, store, text, manifest, warnings: parsed.warnings.map((issue) => issue.message) });
  } catch (error) {
    return await fail({ slug: folderSlug, status: 'compile_failed', error: error instanceof Error ? error.message : String(error) });
  }
}

async function load({ folder, store, text, manifest, warnings }: { folder: string; store: string; text: Buffer; manifest: Manifest; warnings: string[] }): Promise<RegisterOutcome> {
  const { slug, name, version } = manifest;
  const broken = (error: string) => fail({ slug, status: 'compile_failed', error });
  let packed: PackageDigest;
  try {
    packed = await digestPackage(folder);
    const assets = listAssets(packed.files);
    if (manifest.js_bundle && !assets.some((asset) => asset.path === manifest.js_bundle)) return await broken(`js_bundle: priv/static/${manifest.js_bundle} does not exist`);
    await storePackage({ source: folder, store, slug, packed });
    const saved = await saveRegistered({ slug, name, version, digest: packed.digest, manifest: JSON.parse(new TextDecoder().decode(text)), assets });
    if (!saved) return { slug, status: 'manifest_invalid', error: `slug ${JSON.stringify(slug)} is installed from elsewhere` };
  } catch (error) {
    return await broken(error instanceof Error ? error.message : String(error));
  }
  return { slug, status: 'loaded', version, digest: packed.digest, warnings };
}

async function fail(outcome: Extract<RegisterOutcome, { error: string }>): Promise<RegisterOutcome> {
  await saveFailed({ slug: outcome.slug, status: outcome.status, error: outcome.error });
  return outcome;
}

async function readManifest(folder: string): Promise<Buffer> {
  const handle = await open(path.join(folder, 'manifest.json'), 'r');
  try {
    // Read one byte past the limit at most: the parser then says that it is too large.
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(MAX_MANIFEST_BYTES + 1) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A row needs a name before its manifest can be believed. */
function slugFromFolder(folder: string): string {
  return path.basename(folder).toLowerCase().replace(/[^a-z0-9-]/g, '-').slice(0, 40);
}
