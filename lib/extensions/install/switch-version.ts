import { getExportName } from '@nexus/sdk/manifest';
import { clock } from '@/lib/core/clock';
import { isAppError } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import type { Json } from '../runner/json';
import type { Declared } from '../runner/protocol';
import { migrateExtension } from '../sql/migrations/migrate-extension';
import { ensureExtensionRole } from '../sql/roles/ensure-role';
import { versionFolder } from '../registry/store-folder';
import { findTakenKind, type ReleaseFacts } from './claim-slug';
import type { ExtensionRow, PendingHook } from './extension-row';
import { InstallFailure } from './install-failure';
import type { ReadPackage } from './read-package';

export interface SwitchInput {
  before: ExtensionRow;
  pack: ReadPackage;
  origin: string | null;
  release: ReleaseFacts | null;
  /** Folder of the stored version. */
  folder: string;
  compiledEntry: string | null;
  declared: Declared | null;
  /** It takes the place of a newer version. */
  goesBack: boolean;
  /** A version that is not offered again. */
  holds?: string;
}

/**
 * Steps 9 and 10: brings the extension's tables to this version and makes it the running one, in one commit.
 * @returns names of the migrations that ran
 * @throws InstallFailure migration_failed with file and line, manifest_invalid when another extension was first to claim a
 * kind of attachment; tables and running version are then as they were
 */
export async function switchVersion({ before, pack, origin, release, folder, compiledEntry, declared, goesBack, holds }: SwitchInput): Promise<string[]> {
  const { slug, name, version, module, capabilities } = pack.manifest;
  const { digest } = pack.packed;
  const pendingHook = goesBack ? null : nextHook({ before, version, digest, declared });
  const pointer: Record<string, Json> = {
    name, version, digest, origin,
    repository: release?.repository ?? null,
    archive_sha256: release?.archiveSha256 ?? null,
    is_indexed: release?.isIndexed ?? false,
    manifest: pack.raw,
    previous_digest: before.digest === digest || before.digest === '' ? before.previousDigest : before.digest,
    load_status: before.enabled ? 'loaded' : 'disabled',
    load_error: null,
    compiled_entry: compiledEntry,
    export_name: compiledEntry === null ? null : getExportName(module),
    declared: declared === null ? null : toJson(declared),
    pending_hook: pendingHook === null ? null : { ...pendingHook },
    ...(holds !== undefined && { held_version: holds }),
    // It stays at the version that somebody put in place by its number.
    ...(before.pinnedVersion !== null && { pinned_version: version }),
    last_attempt: { version, status: 'loaded', message: null, at: clock.now().toISOString() },
  };
  if (await hasTables(slug, pack)) return migrate({ slug, folder, ...(goesBack && { undoFrom: versionFolder({ slug, digest: before.digest }) }), pointer, canReadContent: capabilities?.includes('content:read') ?? false });
  await movePointer(slug, pointer).catch((error: unknown) => {
    throw findTakenKind(error) ?? error;
  });
  return [];
}

/** A hook that has not run yet, or failed, has its turn with the next version; the same version again is no update. */
function nextHook({ before, version, digest, declared }: { before: ExtensionRow; version: string; digest: string; declared: Declared | null }): PendingHook | null {
  const owed = before.pendingHook ?? before.failedHook;
  if (before.digest === digest && !owed) return null;
  const isFirst = before.digest === '' || owed?.hook === 'onInstall';
  const hook = isFirst ? 'onInstall' : 'onUpdate';
  const from = owed?.from ?? before.version;
  if (!declared?.callbacks.includes(hook) || (!isFirst && from === version)) return null;
  return { hook, from, to: version };
}

/** Without a server half, nothing queries; tables that are there already are brought along all the same. */
async function hasTables(slug: string, { hasServer, packed }: ReadPackage): Promise<boolean> {
  if (hasServer || packed.files.some((file) => file.path.startsWith('migrations/'))) return true;
  const { rowCount } = await getPool().query('SELECT FROM extension_migrations WHERE slug = $1 LIMIT 1', [slug]);
  return (rowCount ?? 0) > 0;
}

async function migrate({ canReadContent, ...input }: { slug: string; folder: string; undoFrom?: string; pointer: Record<string, Json>; canReadContent: boolean }): Promise<string[]> {
  try {
    await ensureExtensionRole({ slug: input.slug, canReadContent });
    const { undone, applied } = await migrateExtension(input);
    return [...undone.map((name) => `${name} undone`), ...applied];
  } catch (error) {
    const taken = findTakenKind(error);
    if (taken) throw taken;
    // Without the right to create roles there is nothing wrong with the extension; the sentence says what to do.
    const message = isAppError(error) || error instanceof Error ? error.message : String(error);
    throw new InstallFailure('migration_failed', message, error);
  }
}

async function movePointer(slug: string, pointer: Record<string, Json>): Promise<void> {
  const columns = Object.keys(pointer).join(', ');
  await getPool().query(
    `UPDATE extensions SET (${columns}, updated_at) = (SELECT ${columns}, now() FROM jsonb_populate_record(NULL::extensions, $1)) WHERE slug = $2`,
    [JSON.stringify(pointer), slug],
  );
}

const toJson = (value: object): Json => JSON.parse(JSON.stringify(value));
