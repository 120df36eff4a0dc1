import { expect, it } from 'vitest';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { allowedFunctions, attributeFunctions } from './allowed-functions';

useTestDatabase();

interface Known {
  name: string;
  result: string;
  arguments: string;
}

const listFunctions = async (condition: string): Promise<Known[]> => {
  const { rows } = await getPool().query<Known>(`SELECT DISTINCT proname AS name, prorettype::regtype::text AS result, pg_get_function_arguments(oid) AS arguments FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND ${condition}`);
  return rows.filter(({ name }) => allowedFunctions.has(name));
};

it('allows no function that does something, but for random numbers, the clock and sequences', async () => {
  const volatile = await listFunctions(`provolatile = 'v'`);
  expect([...new Set(volatile.map(({ name }) => name))].toSorted()).toEqual([
    'array_sample', 'array_shuffle', 'clock_timestamp', 'currval', 'gen_random_uuid', 'lastval', 'nextval', 'random', 'random_normal', 'setval', 'uuidv4', 'uuidv7',
  ]);
});

it('allows no function that belongs to PostgreSQL itself', async () => {
  const internal = await listFunctions(`(prorettype IN ('internal'::regtype, 'trigger'::regtype, 'event_trigger'::regtype, 'cstring'::regtype) OR 'internal'::regtype = ANY (proargtypes::oid[]))`);
  // random() is also the name of nothing else; aggregates' steps are internal, their names are not.
  expect(internal).toEqual([]);
  expect([...allowedFunctions].filter((name) => name.startsWith('pg_')).toSorted()).toEqual(['pg_collation_for']);
});

it('names only functions there are, in this or a later version', async () => {
  const { rows } = await getPool().query<{ proname: string }>('SELECT DISTINCT proname FROM pg_proc');
  const known = new Set(rows.map(({ proname }) => proname));
  expect([...allowedFunctions].filter((name) => !known.has(name))).toEqual(['grouping']);
});

it('knows every function that is found as row.name and is not allowed', async () => {
  const { rows } = await getPool().query<{ name: string }>(`SELECT DISTINCT proname AS name FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind IN ('f', 'p')
    AND pronargs >= 1 AND pronargs - pronargdefaults <= 1 AND proargtypes[0] IN ('record'::regtype, '"any"'::regtype, 'anyelement'::regtype, 'anynonarray'::regtype, 'anycompatible'::regtype, 'anycompatiblenonarray'::regtype)`);
  expect(rows.map(({ name }) => name).filter((name) => !allowedFunctions.has(name) && !attributeFunctions.has(name))).toEqual([]);
  expect([...attributeFunctions].filter((name) => allowedFunctions.has(name))).toEqual([]);
});

it('gives no value of a type that names what other extensions have', async () => {
  const named = await listFunctions(`prorettype::regtype::text ~ '^reg(class|type|proc|procedure|namespace|role|oper|operator)(\\[\\])?$'`);
  expect(named).toEqual([]);
});
