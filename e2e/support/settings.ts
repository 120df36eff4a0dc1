import type { BrowserContext, Page } from 'playwright/test';
import { site, sql } from './site';
import { expect } from './test';

export const WORKBENCH = '/admin/extensions/workbench';
const JSON_PATH = '/api/v1/admin/extensions/workbench';
export const CHECK_MS = 2_000;

/** The control of a setting. */
export const control = (page: Page, key: string) => page.locator(`#field-${key}`);

export const saveButton = (page: Page) => page.getByRole('button', { name: 'Save settings' });

/** Saves settings through the JSON API, as whoever is signed in to the browser. */
export async function patch(browser: Page | BrowserContext, settings: object, headers: Record<string, string> = { origin: site.url }) {
  const answer = await browser.request.patch(`${JSON_PATH}/settings`, { headers, data: { settings } });
  return { status: answer.status(), body: await answer.json() };
}

export const readJson = async (browser: Page | BrowserContext) => (await browser.request.get(JSON_PATH)).json();

/** What the running extension says that its settings are. */
export async function effective(browser: Page | BrowserContext): Promise<Record<string, unknown>> {
  return (await browser.request.get('/ext/workbench/api/settings')).json();
}

/** Everything as the manifest has it. */
export async function forgetSettings(browser: Page | BrowserContext): Promise<void> {
  const { status, body } = await patch(browser, { greeting: null, imprint: null, open: null, seats: null, mode: null, accent: null, api_key: null });
  expect(status, JSON.stringify(body)).toBe(200);
}

/** On a busy machine a check may take longer than people should wait for it; what it answers is looked at here, not how fast. */
export async function waitLongForChecks(admin: BrowserContext): Promise<void> {
  await sql(
    `INSERT INTO settings (key, value, updated_at) VALUES ('extensionKnobs', $1, now()) ON CONFLICT (key) DO UPDATE SET value = settings.value || EXCLUDED.value`,
    [JSON.stringify({ validationMs: CHECK_MS })],
  );
  await sql(`SELECT pg_notify('nexus', '{"topic":"extensions","event":"settings"}')`);
  // That its runner is held to it shows in what is said of a check that never ends.
  await expect.poll(async () => {
    await forgetSettings(admin);
    return (await patch(admin, { greeting: 'hang' })).body.warning;
  }).toContain(`${CHECK_MS} ms`);
  await forgetSettings(admin);
}
