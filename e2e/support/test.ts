import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright/test';
import { watchStreams } from './live';
import { raiseLimits, site } from './site';

interface Fixtures {
  /** Another browser: its own cookies, its own storage. */
  newBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Errors that the page of this test is meant to have; everything else in a console fails the test. */
  expectedErrors: RegExp;
}

// What the browser itself writes for an answer of 4xx, where a test asks for one.
const REFUSED_LOAD = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Playwright's test, on the forum under test: limits raised, and a stray error in a page's console fails it. */
export const test = base.extend<Fixtures, { limits: void }>({
  limits: [async ({}, use) => {
    await raiseLimits();
    await use();
  }, { scope: 'worker', auto: true }],

  baseURL: async ({}, use) => use(site.url),

  expectedErrors: async ({}, use) => use(REFUSED_LOAD),

  context: async ({ context, expectedErrors }, use) => {
    const complaints = listenForComplaints(context);
    await use(context);
    expectNoComplaints(complaints, expectedErrors);
  },

  newBrowser: async ({ browser, javaScriptEnabled, expectedErrors }, use) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled, ...options });
      opened.push({ context, complaints: listenForComplaints(context) });
      return context;
    });
    for (const { context, complaints } of opened) {
      await context.close();
      expectNoComplaints(complaints, expectedErrors);
    }
  },
});

export { expect, type Page };

function listenForComplaints(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('page', watchStreams);
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error().stack ?? error.error())));
  return complaints;
}

function expectNoComplaints(complaints: string[], expected: RegExp): void {
  expect(complaints.filter((text) => !expected.test(text)), 'errors in the browser’s console').toEqual([]);
}
