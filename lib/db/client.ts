import { PrismaPg } from '@prisma/adapter-pg';
import { processState } from '@/lib/core/process-state';
import { PrismaClient } from './generated/client';
import { getPool } from './pool';

/** Prisma over the pool of this process. */
export function db(): PrismaClient {
  return processState('db.prisma', () => new PrismaClient({ adapter: new PrismaPg(getPool()) }));
}
