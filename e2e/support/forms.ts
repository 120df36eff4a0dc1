import { expect, type Page } from './test';

/** The page's own script runs: forms are sent by it, and nothing typed from here on is lost. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.body.querySelectorAll('*')].some((element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))));
}

/** Goes to a page and waits until a person could use all of it. */
export async function open(page: Page, path: string, { script = true } = {}): Promise<void> {
  await page.goto(path);
  if (script) await hydrated(page);
}

/** Fills in fields by their labels. */
export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
}

/** What a refused form says: its summary, and the message beside each named field. */
export async function expectRefusal(page: Page, summary: string | RegExp, fields: Record<string, string> = {}): Promise<void> {
  await expect(page.locator('.form-error-title')).toHaveText(summary);
  for (const [label, message] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(escape(message)));
    await expect(page.locator('.field-error', { hasText: message })).toBeVisible();
  }
}

export async function expectValues(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
