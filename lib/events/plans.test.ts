import { beforeAll, expect, it } from 'vitest';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { ACKNOWLEDGE, FIND_DUE, TAKE, TAKE_ANOTHER } from './queue.sql';

useTestDatabase();

const HOLDER = '0b0b52ad-9d0c-4e0c-9a37-0d8d2a1a1f10';
const MANY = 100_000;

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Every step of a statement as it was really done. */
async function steps(text: string, values: unknown[]): Promise<Plan[]> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
    await client.query('ROLLBACK');
    const all = rows[0]?.['QUERY PLAN'].map(({ Plan }) => Plan) ?? [];
    for (const plan of all) all.push(...(plan.Plans ?? []));
    return all;
  } finally {
    client.release();
  }
}

const readsOfQueue = (plans: Plan[]) => plans.filter((plan) => plan['Relation Name'] === 'event_deliveries');

beforeAll(async () => {
  for (const slug of ['first', 'second', 'third']) await installExtension({ slug, hooks: ['post_created'] });
  await getPool().query(
    `INSERT INTO event_deliveries (event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at)
     SELECT number, slug, 'post_created', '{"user_id": 1, "post_id": 1}', 50, 'forum', 0, gen_random_uuid(), now()
     FROM generate_series(1, $1::int) AS number, event_queues`,
    [MANY / 2],
  );
  // Half of them have been handled: what is left of them in the indexes must not be walked through again and again.
  await getPool().query(`DELETE FROM event_deliveries WHERE slug <> 'third' AND event_id <= $1::int / 4`, [MANY]);
  await getPool().query('VACUUM ANALYZE event_deliveries');
});

it.each([
  ['what is due', FIND_DUE, []],
  ['the next delivery', TAKE, ['second', [], 5000]],
  ['another delivery', TAKE_ANOTHER, ['second', []]],
  ['the end of one', ACKNOWLEDGE, [HOLDER]],
])('finds %s by an index, whatever waits', async (_name, text, values) => {
  await getPool().query(`UPDATE event_queues SET holder = $1, leased_until = clock_timestamp() + interval '1 minute' WHERE slug = 'second'`, [HOLDER]);
  const reads = readsOfQueue(await steps(text, [null, HOLDER, ...values]));
  expect(reads.length).toBeGreaterThan(0);
  expect(reads.filter((plan) => plan['Node Type'] === 'Seq Scan')).toEqual([]);
  for (const plan of reads) expect(plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)).toBeLessThan(10);
});
