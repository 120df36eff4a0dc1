/** SWR's fetcher for /api/v1. @throws Error with the sentence the server gave. */
export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(15_000) });
  const body = await response.json().catch(() => null);
  if (response.ok) return body;
  // By hand: a schema library in every page would weigh more, and probes for eval, which the content policy refuses.
  const message: unknown = body?.error?.message;
  throw new Error(typeof message === 'string' ? message : `The forum answered ${response.status}.`);
}
