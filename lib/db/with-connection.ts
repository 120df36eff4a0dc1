import type { PoolClient } from 'pg';
import { getPool } from './pool';

/** Lends a connection of the pool for several statements; one that was lost meanwhile is not lent again. */
export async function withConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await getPool().connect();
  let fault: Error | undefined;
  // Without a listener a connection that is lost ends the process; the work hears of it by its own statements.
  const onLost = (error: Error) => void (fault = error);
  client.on('error', onLost);
  try {
    return await work(client);
  } finally {
    client.off('error', onLost);
    client.release(fault);
  }
}

/** Runs SQL that Prisma has no words for in one transaction. @throws what the work or the commit throws; nothing of it is kept then, but for a commit whose answer was lost */
export function inOneTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  return withConnection(async (client) => {
    try {
      await client.query('BEGIN');
      const value = await work(client);
      await client.query('COMMIT');
      return value;
    } catch (error) {
      // Where this fails too the connection is gone, and the transaction with it.
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}
