import { validateManifest } from '@nexus/sdk/manifest';
import type { Viewer } from '@/lib/auth/viewer';
import type { Extension } from '@/lib/db/generated/client';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { describeAttempt } from './describe-attempt';
import { listFaults } from './list-faults';
import { requireExtensionAdmin } from './policy';
import { compareRegistrations } from './compare-registrations';
import { findSupervisor } from './runner/get-supervisor';
import { storedRegistrationsSchema } from './schema';
import { listMissingSettings } from './settings/list-missing-settings';
import { trustTierOf } from './trust-tier';
import type { InstalledExtension } from './types';
import { describeVersions } from './updates/describe-versions';
import { listUnservedFields } from './unserved';

/**
 * Everything that is installed, loaded or not, by name.
 * @throws AppError unauthenticated, forbidden (admins only)
 */
export async function listInstalledExtensions(viewer: Viewer | null): Promise<InstalledExtension[]> {
  requireExtensionAdmin(viewer);
  const [rows, faults, failures, bundles] = await Promise.all([
    db().extension.findMany({ orderBy: [{ name: 'asc' }, { slug: 'asc' }] }),
    listFaults(),
    countFailures(),
    db().extensionAsset.findMany({ where: { path: { endsWith: '.js' } }, select: { slug: true, digest: true, path: true, bytes: true } }),
  ]);
  const bytesOf = new Map(bundles.map((asset) => [`${asset.slug} ${asset.digest} ${asset.path}`, asset.bytes]));
  const states = new Map((findSupervisor()?.states() ?? []).map((state) => [state.slug, state.process_state]));
  return Promise.all(rows.map(async (row) => ({
    ...describe(row, (file) => bytesOf.get(`${row.slug} ${row.digest} ${file}`) ?? null),
    faults: faults.get(`${row.slug} ${row.digest}`) ?? [],
    deadLetters: failures.get(row.slug)?.deadLetters ?? 0,
    failedAttachments: failures.get(row.slug)?.failedAttachments ?? 0,
    missingSettings: await listMissingSettings(row.slug),
    processState: states.get(row.slug) ?? null,
  })));
}

function describe(row: Extension, bundleBytes: (file: string) => number | null): Omit<InstalledExtension, 'faults' | 'deadLetters' | 'failedAttachments' | 'missingSettings' | 'processState'> {
  const { slug, name, version, enabled, loadStatus, loadError, digest } = row;
  const parsed = validateManifest(row.manifest);
  const manifest = parsed.ok ? parsed.manifest : null;
  const stored = storedRegistrationsSchema.safeParse(row.registrations);
  const report = stored.success && digest.startsWith(stored.data.digest) ? stored.data : null;
  return {
    slug, name, version, enabled, loadStatus, loadError, digest,
    ...describeAttempt(row),
    description: manifest?.description ?? '',
    author: manifest?.author ?? '',
    trustTier: trustTierOf(row),
    updateVersion: describeVersions(row).update?.version ?? null,
    isBeingRemoved: row.uninstalling !== null,
    bundleBytes: manifest?.js_bundle ? bundleBytes(manifest.js_bundle) : null,
    warnings: [...parsed.warnings.map((issue) => issue.message), ...(manifest ? listUnservedFields(manifest) : []), ...(report?.warnings ?? [])],
    registrations: manifest ? compareRegistrations({ manifest, report }) : [],
  };
}

interface Failures {
  slug: string;
  deadLetters: number;
  failedAttachments: number;
}

/** What went wrong on the server, by slug. */
async function countFailures(): Promise<Map<string, Failures>> {
  const { rows } = await getPool().query<Failures>(
    `SELECT e.slug, (SELECT count(*)::int FROM dead_letters l WHERE l.slug = e.slug) AS "deadLetters",
       (SELECT count(*)::int FROM attachments a WHERE a.slug = e.slug AND a.state = 'failed') AS "failedAttachments" FROM extensions e`,
  );
  return new Map(rows.map((row) => [row.slug, row]));
}
