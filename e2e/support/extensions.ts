import type { BrowserContext, Page } from 'playwright/test';
import { expect } from './test';

/** Text with a nested outline, long enough to scroll. */
export const LONG_POST = ['Mooring', 'Ropes', 'Storms']
  .map((part) => `## ${part}\n\n${'Words about boats in the harbour. '.repeat(60)}\n\n### ${part} in detail\n\n${'More words about ropes. '.repeat(60)}`)
  .join('\n\n');

/** The outline beside a post. */
export const outlineOf = (page: Page) => page.getByRole('navigation', { name: 'On this page' });

/** Wakes fixtures in this browser: `fixtures` those that behave, `fixture-throws` those that throw, `fixture-first-html` the one with first HTML. */
export async function wake(context: BrowserContext, ...names: ('fixtures' | 'fixture-throws' | 'fixture-first-html')[]): Promise<void> {
  await context.addInitScript((keys) => {
    // An empty tab has no storage.
    if (location.protocol === 'about:') return;
    for (const key of keys) localStorage.setItem(key, '1');
  }, names);
}

/** An extension's line in the admin's list. */
export const rowOf = (page: Page, slug: string) => page.locator(`tr#${slug}`);

/** What is under that line, opened. */
export async function openDetails(page: Page, slug: string) {
  const details = page.locator(`tr#${slug} + tr details.extension-details`);
  await expect(details).toHaveCount(1);
  await details.evaluate((element: HTMLDetailsElement) => {
    element.open = true;
  });
  return details;
}
