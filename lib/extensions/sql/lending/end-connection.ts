import { getPool } from '@/lib/db/pool';
import type { RoleConnection } from './connect-as-role';
import { demoteBackend } from './limit-backend';

/** Asks PostgreSQL, from another connection, to stop what runs on this one. */
export async function cancelStatement({ pid, role }: RoleConnection): Promise<void> {
  // With the role's name: a number may by now belong to a connection of the forum.
  await getPool().query('SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND usename = $2', [pid, role]);
}

/** Ends a connection that is not lent again, whatever runs on it. Never throws. */
export async function endConnection(connection: RoleConnection): Promise<void> {
  const { client, pid, role } = connection;
  const isIdle = !connection.spoiled;
  connection.spoiled = true;
  if (isIdle) return client.end().catch(() => undefined);
  client.connection.stream.destroy();
  // PostgreSQL notices a closed socket only when it writes to it; until then it would compute on.
  const ended = await getPool().query<{ ended: boolean }>('SELECT pg_terminate_backend(pid, 1000) AS ended FROM pg_stat_activity WHERE pid = $1 AND usename = $2', [pid, role]).catch(() => null);
  if (ended?.rows[0]?.ended === false) await demoteBackend({ pid, role });
}
