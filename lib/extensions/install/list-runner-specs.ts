import path from 'node:path';
import { z } from 'zod';
import { getPool } from '@/lib/db/pool';
import { versionFolder } from '../registry/store-folder';
import { declaredSchema } from '../runner/protocol';
import type { RunnerSpec } from '../runner/types';
import { RUNNING_STATUSES } from './extension-row';

interface Row {
  slug: string;
  name: string;
  version: string;
  digest: string;
  compiledEntry: string;
  exportName: string;
  capabilities: unknown;
  declared: unknown;
}

const capabilitiesSchema = z.array(z.string()).catch([]);

/** What should be able to run now: every extension with a server half that is in place and switched on. */
export async function listRunnerSpecs(): Promise<RunnerSpec[]> {
  const { rows } = await getPool().query<Row>({
    name: 'runner-specs',
    text: `SELECT slug, name, version, digest, compiled_entry AS "compiledEntry", export_name AS "exportName", manifest -> 'capabilities' AS capabilities, declared
           FROM extensions WHERE enabled AND compiled_entry IS NOT NULL AND export_name IS NOT NULL AND load_status::text = ANY ($1) ORDER BY slug`,
    values: [[...RUNNING_STATUSES]],
  });
  return rows.map(toSpec);
}

/** The installed version's, switched on or not, where it declares a callback; null where it does not, or has no server half. */
export async function findRunnerSpec(slug: string, callback: string): Promise<RunnerSpec | null> {
  const { rows } = await getPool().query<Row>(
    `SELECT slug, name, version, digest, compiled_entry AS "compiledEntry", export_name AS "exportName", manifest -> 'capabilities' AS capabilities, declared
     FROM extensions WHERE slug = $1 AND digest <> '' AND compiled_entry IS NOT NULL AND export_name IS NOT NULL`,
    [slug],
  );
  const [row] = rows;
  return row && declaredSchema.safeParse(row.declared).data?.callbacks.includes(callback) ? toSpec(row) : null;
}

const toSpec = ({ slug, name, version, digest, compiledEntry, exportName, capabilities, declared }: Row): RunnerSpec => ({
  slug, name, version, digest, exportName,
  entry: path.join(versionFolder({ slug, digest }), compiledEntry),
  capabilities: capabilitiesSchema.parse(capabilities),
  hasWorkers: (declaredSchema.safeParse(declared).data?.workers.length ?? 0) > 0,
});
