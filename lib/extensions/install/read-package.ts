import { lstat, open } from 'node:fs/promises';
import path from 'node:path';
import { formatIssues, hasServerSurface, listServerSurfaces, MAX_MANIFEST_BYTES, parseManifest, type Manifest } from '@nexus/sdk/manifest';
import semver from 'semver';
import { forumVersion } from '@/lib/core/forum-version';
import { z } from 'zod';
import { digestPackage, type PackageDigest } from '../package/digest-package';
import { listAssets } from '../registry/list-assets';
import { jsonSchema } from '../runner/json';
import { listUnservedFields } from '../unserved';
import { asStep, InstallFailure } from './install-failure';

const SERVER_ENTRY = 'server/index.ts';

/** A folder that has been found to be an extension this forum can run. */
export interface ReadPackage {
  folder: string;
  manifest: Manifest;
  /** The manifest as it stands in the file. */
  raw: { [field: string]: z.output<typeof jsonSchema> };
  packed: PackageDigest;
  /** Whether it has a server half. */
  hasServer: boolean;
  warnings: string[];
}

/**
 * Step 5: reads a package and checks its manifest, the versions it needs, and that what the manifest names is there.
 * @throws InstallFailure manifest_invalid with every fault, a line each; compile_failed for what is wrong with its files
 */
export async function readPackage(folder: string): Promise<ReadPackage> {
  const text = await asStep('manifest_invalid', () => readManifestFile(folder));
  const parsed = parseManifest(text, { forumVersion: forumVersion() });
  if (!parsed.ok) throw new InstallFailure('manifest_invalid', formatIssues(parsed.errors));
  const { manifest } = parsed;
  requireEngines(manifest);
  const packed = await asStep('compile_failed', () => digestPackage(folder));
  const hasServer = packed.files.some((file) => file.path === SERVER_ENTRY);
  if (!hasServer && hasServerSurface(manifest)) throw new InstallFailure('manifest_invalid', `${SERVER_ENTRY} is missing; the manifest needs it for ${listServerSurfaces(manifest).join(', ')}`);
  requireBundle(manifest, packed);
  const raw = z.record(z.string(), jsonSchema).parse(JSON.parse(new TextDecoder().decode(text)));
  return { folder, manifest, raw, packed, hasServer, warnings: [...parsed.warnings.map((issue) => issue.message), ...listUnservedFields(manifest)] };
}

function requireEngines({ engines }: Manifest): void {
  const present = { nexus: forumVersion(), node: process.versions.node };
  for (const name of ['nexus', 'node'] as const) {
    const range = engines?.[name];
    if (range === undefined || semver.satisfies(present[name], range, { includePrerelease: true })) continue;
    throw new InstallFailure('manifest_invalid', `engines.${name} asks for ${range}; this forum has ${name === 'nexus' ? 'Nexus' : 'Node.js'} ${present[name]}`);
  }
}

function requireBundle({ js_bundle: bundle }: Manifest, { files }: PackageDigest): void {
  if (!bundle || listAssets(files).some((asset) => asset.path === bundle)) return;
  throw new InstallFailure('compile_failed', `js_bundle: priv/static/${bundle} does not exist`);
}

async function readManifestFile(folder: string): Promise<Buffer> {
  const file = path.join(folder, 'manifest.json');
  // Opening a pipe waits for whoever writes into it; a link leads to what a message would quote.
  if (!(await lstat(file)).isFile()) throw new Error('manifest.json is no file');
  const handle = await open(file, 'r');
  try {
    // Read one byte past the limit at most: the parser then says that it is too large.
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(MAX_MANIFEST_BYTES + 1) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
