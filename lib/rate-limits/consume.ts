import { AppError } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import { getSetting } from '@/lib/settings/get-setting';
import { defaultLimits, type LimitName } from './limits';

// One statement, so that two servers counting at once agree. A window that has passed starts again at one.
const COUNT = {
  name: 'consume-rate-limit',
  text: `INSERT INTO rate_limits AS r (key, count, reset_at) VALUES ($1, 1, now() + make_interval(secs => $2))
         ON CONFLICT (key) DO UPDATE SET
           count = CASE WHEN r.reset_at <= now() THEN 1 ELSE r.count + 1 END,
           reset_at = CASE WHEN r.reset_at <= now() THEN EXCLUDED.reset_at ELSE r.reset_at END
         RETURNING count, ceil(extract(epoch FROM reset_at - now()))::int AS "retryAfter"`,
};

export interface ConsumeInput {
  /** Which limit, and for whom (an address, an account, a user id). */
  key: string;
  limit: number;
  windowSeconds: number;
}

/**
 * Counts one act against a fixed window.
 * @throws AppError rate_limited, with the seconds to wait.
 */
export async function consumeRateLimit({ key, limit, windowSeconds }: ConsumeInput): Promise<void> {
  const { rows } = await getPool().query<{ count: number; retryAfter: number }>({ ...COUNT, values: [key, windowSeconds] });
  const state = rows[0];
  if (!state || state.count <= limit) return;
  const wait = Math.max(1, state.retryAfter);
  throw new AppError('rate_limited', `That was too often. Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`, { retryAfter: wait });
}

/** Counts one act against a named limit of the settings. */
export async function consumeLimit(name: LimitName, subject: string | number): Promise<void> {
  const overrides = await getSetting('rateLimits');
  await consumeRateLimit({ key: `${name}:${subject}`, ...defaultLimits[name], ...overrides[name] });
}
