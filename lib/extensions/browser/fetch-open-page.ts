import type { PageBundle } from './page-bundle';
import type { RenderedSlot } from './rendered-slot';

/** What extensions show on an open page as things are now. */
export interface OpenPage {
  bundles: PageBundle[];
  /** Whose parts of slots the server renders; what came with the page from others is out of date. */
  rendered_slots: RenderedSlot[];
}

/** @throws Error when the forum does not answer in time or refuses. */
export async function fetchOpenPage(path: string): Promise<OpenPage> {
  const response = await fetch(`/api/v1/extensions/bundles?page=${encodeURIComponent(path)}`, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`The forum answered ${response.status}.`);
  return response.json();
}
