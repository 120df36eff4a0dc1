import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { getPool } from '@/lib/db/pool';
import { checkExtensions } from '../../fsck/check-extensions';
import type { ServerHalves } from '../../install/testing';

/** No process but those that run now, no statement that goes on, and nothing for fsck. */
export async function expectNothingLeft({ supervisor, dataDir }: Pick<ServerHalves, 'supervisor' | 'dataDir'>): Promise<void> {
  const running = supervisor().states().flatMap(({ pid }) => (pid === undefined ? [] : [`${pid}.json`]));
  await vi.waitFor(async () => expect(new Set(await readdir(join(dataDir(), 'runners')))).toEqual(new Set(running)), { timeout: 10_000 });
  await vi.waitFor(async () => {
    const { rows } = await getPool().query(`SELECT query FROM pg_stat_activity WHERE usename LIKE 'ext\\_%' AND datname = current_database() AND state <> 'idle'`);
    expect(rows).toEqual([]);
  }, { timeout: 10_000 });
  expect(await checkExtensions(dataDir())).toEqual([]);
}
