import { db } from './client';
import { translateDatabaseError } from './database-errors';
import type { Prisma } from './generated/client';

export type Transaction = Prisma.TransactionClient;

/** Runs `work` in one transaction; database errors leave as conflict or not found. */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(work, { timeout: 10_000 });
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
