import { z } from 'zod';

const errorSchema = z.object({ error: z.object({ message: z.string() }) });

/** SWR's fetcher for /api/v1. @throws Error with the sentence the server gave. */
export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(15_000) });
  const body = await response.json().catch(() => null);
  if (response.ok) return body;
  const parsed = errorSchema.safeParse(body);
  throw new Error(parsed.success ? parsed.data.error.message : `The forum answered ${response.status}.`);
}
