import type { PageBundle } from './page-bundle';

/**
 * The bundles of an open page as they are now.
 * @throws Error when the forum does not answer in time or refuses.
 */
export async function fetchPageBundles(path: string): Promise<PageBundle[]> {
  const response = await fetch(`/api/v1/extensions/bundles?page=${encodeURIComponent(path)}`, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`The forum answered ${response.status}.`);
  const { bundles }: { bundles: PageBundle[] } = await response.json();
  return bundles;
}
