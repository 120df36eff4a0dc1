import { processState } from '@/lib/core/process-state';
import { getPool } from '@/lib/db/pool';
import { installIdOf } from './install-id';

/** PostgreSQL cuts longer names, and two that are cut are one. */
const LONGEST_NAME = 63;
const SLUG = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * The name of an extension's role, which is also its schema's. Roles belong to the whole cluster, so that the forum's
 * install id is part of it: two forums on one server would share them otherwise.
 */
export async function roleNameOf(slug: string): Promise<string> {
  if (!SLUG.test(slug)) throw new Error(`${JSON.stringify(slug)} is no slug of an extension`);
  const name = `${await rolePrefix()}${slug}`;
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new Error(`The role's name ${name} is longer than ${LONGEST_NAME} bytes`);
  return name;
}

/** `ext_1a2b3c4d_` */
export async function rolePrefix(): Promise<string> {
  const known = processState('extensions.sql.prefixes', () => new WeakMap<object, Promise<string>>());
  const pool = getPool();
  const prefix = known.get(pool) ?? installIdOf(pool).then((id) => `ext_${id}_`);
  known.set(pool, prefix);
  prefix.catch(() => known.delete(pool));
  return prefix;
}
