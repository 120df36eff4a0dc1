import type { Page, Request } from 'playwright/test';

export const isStream = (request: Pick<Request, 'url'>) => request.url().includes('/api/v1/stream');

const hears = (request: Pick<Request, 'url'>, topic: string) => isStream(request) && (new URL(request.url()).searchParams.get('topics') ?? '').split(',').includes(topic);

/** Waits until the stream that the page's browser holds is open for a topic: what happens from then on is heard. */
export async function subscribed(page: Page, topic: string): Promise<void> {
  const held = page.context().pages().flatMap((tab) => openStreams.get(tab) ?? []);
  if (held.some((request) => hears(request, topic))) return;
  await page.context().waitForEvent('response', (response) => response.ok() && hears(response.request(), topic));
}

const openStreams = new WeakMap<Page, Request[]>();

/** Remembers the streams that a page opens, until they end. */
export function watchStreams(page: Page): void {
  const open: Request[] = [];
  openStreams.set(page, open);
  page.on('response', (response) => {
    if (isStream(response) && response.ok()) open.push(response.request());
  });
  const forget = (request: Request) => {
    const place = open.indexOf(request);
    if (place !== -1) open.splice(place, 1);
  };
  page.on('requestfinished', forget);
  page.on('requestfailed', forget);
}

/** The streams that a browser holds now, over all its tabs. */
export const countStreams = (page: Page) => page.context().pages().reduce((sum, tab) => sum + (openStreams.get(tab)?.length ?? 0), 0);
