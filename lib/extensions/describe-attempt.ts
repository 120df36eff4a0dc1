import { z } from 'zod';
import type { Extension } from '@/lib/db/generated/client';
import { canRetry } from './install/extension-row';
import type { InstalledExtension } from './types';

const attemptSchema = z.object({ version: z.string(), status: z.string(), message: z.string().nullable(), at: z.string().nullable().catch(null).default(null) });

/** The last install, update or hook of an extension: `status` is the load status that it ended with, `at` an ISO time. */
export type LastAttempt = z.output<typeof attemptSchema>;

/** What is stored of the last attempt; null where nothing is, or nothing that can be read. */
export const readLastAttempt = (stored: unknown): LastAttempt | null => attemptSchema.safeParse(stored).data ?? null;

/** What the last install of an extension came to, where there is something left to say or do about it. */
export function describeAttempt({ loadStatus, loadError, lastAttempt }: Extension): Pick<InstalledExtension, 'failedAttempt' | 'canRetry'> {
  const attempt = readLastAttempt(lastAttempt);
  const hasFailed = attempt !== null && attempt.status !== 'loaded' && attempt.message !== loadError;
  return {
    failedAttempt: hasFailed ? { version: attempt.version, status: attempt.status, message: attempt.message ?? attempt.status } : null,
    canRetry: canRetry(loadStatus, attempt?.status ?? null),
  };
}
