/** How long after each failed attempt the next one follows; after the last one it is given up. */
export const RETRY_DELAYS_S: readonly number[] = [1, 10, 60];

/**
 * What follows a failed attempt.
 * @param attempts how many there were, with the failed one
 * @returns seconds until the next, or null when there is none
 */
export const retryDelay = (attempts: number): number | null => RETRY_DELAYS_S[attempts - 1] ?? null;

const MAX_ERROR = 1000;

/** What is kept of an error, short and fit for PostgreSQL's text. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll('\0', '').slice(0, MAX_ERROR) || 'It failed without a message.';
}
