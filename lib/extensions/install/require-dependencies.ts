import type { Manifest } from '@nexus/sdk/manifest';
import semver from 'semver';
import { getPool } from '@/lib/db/pool';
import { RUNNING_STATUSES } from './extension-row';
import { InstallFailure } from './install-failure';

interface Present {
  slug: string;
  version: string;
  needs: { slug: string; optional?: boolean }[] | null;
}

/**
 * What an extension needs of others is installed and switched on, in a version that fits, and does not need it in turn.
 * @throws InstallFailure manifest_invalid, a line each
 */
export async function requireDependencies({ slug, dependencies = [] }: Pick<Manifest, 'slug' | 'dependencies'>): Promise<void> {
  if (dependencies.length === 0) return;
  const { rows } = await getPool().query<Present>(
    `SELECT slug, version, manifest -> 'dependencies' AS needs FROM extensions WHERE enabled AND digest <> '' AND load_status::text = ANY ($1)`,
    [[...RUNNING_STATUSES]],
  );
  const present = new Map(rows.map((row) => [row.slug, row]));
  const faults = dependencies.flatMap(({ slug: needed, version, optional = false }, index) => {
    const found = present.get(needed);
    const path = `dependencies[${index}]`;
    if (needed === slug) return [`${path}: an extension cannot need itself`];
    if (!found) return optional ? [] : [`${path}: ${slug} needs the extension "${needed}" (${version}), which is not installed and switched on`];
    if (!semver.satisfies(found.version, version, { includePrerelease: true })) return [`${path}: ${slug} needs "${needed}" ${version}; ${found.version} is installed`];
    return leadsTo(found, slug, present) ? [`${path}: "${needed}" needs "${slug}" in turn; neither could start first`] : [];
  });
  if (faults.length > 0) throw new InstallFailure('manifest_invalid', faults.join('\n'));
}

function leadsTo(from: Present, wanted: string, present: ReadonlyMap<string, Present>, seen = new Set<string>()): boolean {
  if (seen.has(from.slug)) return false;
  seen.add(from.slug);
  return (from.needs ?? []).some((need) => {
    if (need.slug === wanted) return true;
    const next = present.get(need.slug);
    return next !== undefined && leadsTo(next, wanted, present, seen);
  });
}

/** Names of the extensions that are switched on and cannot do without this one. */
export async function listDependents(slug: string): Promise<string[]> {
  const { rows } = await getPool().query<{ name: string }>(
    `SELECT e.name FROM extensions e, jsonb_to_recordset(CASE jsonb_typeof(e.manifest -> 'dependencies') WHEN 'array' THEN e.manifest -> 'dependencies' ELSE '[]' END) AS d(slug text, optional boolean)
     WHERE e.enabled AND e.slug <> $1 AND d.slug = $1 AND NOT coalesce(d.optional, false) ORDER BY 1`,
    [slug],
  );
  return rows.map(({ name }) => name);
}
