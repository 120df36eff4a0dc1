import { db } from './client';
import { translateDatabaseError } from './database-errors';
import type { Prisma } from './generated/client';

export type Transaction = Prisma.TransactionClient;

export interface TransactionOptions {
  /** Milliseconds until it is rolled back: the default is for a request, bulk loads need longer. */
  timeoutMs?: number;
}

/** Runs `work` in one transaction; database errors leave as conflict or not found. */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>, { timeoutMs = 10_000 }: TransactionOptions = {}): Promise<T> {
  try {
    return await db().$transaction(work, { timeout: timeoutMs, maxWait: timeoutMs });
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
