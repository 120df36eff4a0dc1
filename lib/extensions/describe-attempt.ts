import { z } from 'zod';
import type { Extension } from '@/lib/db/generated/client';
import { canRetry } from './install/extension-row';
import type { InstalledExtension } from './types';

const attemptSchema = z.object({ version: z.string(), status: z.string(), message: z.string().nullable() });

/** What the last install of an extension came to, where there is something left to say or do about it. */
export function describeAttempt({ loadStatus, loadError, lastAttempt }: Extension): Pick<InstalledExtension, 'failedAttempt' | 'canRetry'> {
  const attempt = attemptSchema.safeParse(lastAttempt).data ?? null;
  const hasFailed = attempt !== null && attempt.status !== 'loaded' && attempt.message !== loadError;
  return {
    failedAttempt: hasFailed ? { version: attempt.version, status: attempt.status, message: attempt.message ?? attempt.status } : null,
    canRetry: canRetry(loadStatus, attempt?.status ?? null),
  };
}
