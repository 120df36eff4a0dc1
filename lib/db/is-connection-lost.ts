import { hasErrorCode } from '@/lib/core/has-error-code';

/** PostgreSQL's classes for connections that fail, and for a server that is stopped or started. */
const CODES = ['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03', '53300'];
const SYSTEM_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];
/** Prisma's: the server cannot be reached, did not answer in time, closed the connection; a transaction that was lost or got no connection. */
const PRISMA_CODES = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'];
// The driver gives these no code.
const SENTENCES = /Connection terminated|Client has encountered a connection error|connection is closed|timeout exceeded when trying to connect|Client was closed/i;

/** Whether the database could not be reached, rather than refused what it was asked; also where that is an error's cause. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return hasErrorCode(error, ...CODES, ...SYSTEM_CODES, ...PRISMA_CODES) || SENTENCES.test(error.message) || isConnectionLost(error.cause);
}
