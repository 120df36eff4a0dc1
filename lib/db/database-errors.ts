import { AppError } from '@/lib/core/errors';

/** Prisma's own codes: https://www.prisma.io/docs/orm/reference/error-reference */
const UNIQUE_VIOLATION = 'P2002';
const FOREIGN_KEY_VIOLATION = 'P2003';
const ROW_MISSING = 'P2025';

/** Turns what the database refused into the product's errors; anything else is returned as it came. */
export function translateDatabaseError(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === UNIQUE_VIOLATION) return new AppError('conflict', 'That is taken already.', { cause: error });
  if (code === FOREIGN_KEY_VIOLATION) return new AppError('conflict', 'Something this depends on is gone.', { cause: error });
  if (code === ROW_MISSING) return new AppError('not_found', 'That was not found.', { cause: error });
  return error;
}
