import { newMember } from './support/accounts';
import { open } from './support/forms';
import { sql } from './support/site';
import { expect, test, type Page } from './support/test';

const LIST = 'https://store.example.org/registry.json';
const BROKEN = 'https://broken.example.org/registry.json';

const entry = (number: number) => ({
  slug: `pilot-${number}`, name: `Pilot ${number}`, description: number % 2 ? 'Steers at night' : 'Steers by day', author: 'Ada Quay', homepage: null,
  manifestUrl: `https://example.org/${number}/manifest.json`, logoUrl: null, bannerUrl: null, categories: number % 5 ? [] : ['harbour'], sha256: null,
});

async function insertLists(): Promise<void> {
  await sql(
    `INSERT INTO extension_registries (url, name, entries, read_at, error) VALUES ($1, 'Harbour store', $2, now(), NULL), ($3, 'Broken store', '[]', now(), 'broken.example.org answered 500.') ON CONFLICT (url) DO NOTHING`,
    [LIST, JSON.stringify(Array.from({ length: 30 }, (_, index) => entry(index + 1))), BROKEN],
  );
}

const forget = () => sql('DELETE FROM extension_registries WHERE url = ANY ($1)', [[LIST, BROKEN]]);
const list = (page: Page, name: string) => page.getByRole('region', { name });
const cards = (page: Page) => list(page, 'Harbour store').getByRole('listitem').filter({ has: page.getByRole('heading') });

test.beforeAll(insertLists);
test.afterAll(forget);

for (const script of [true, false]) {
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });

    test('what lists offer is searched by words and category, and shown in parts', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      await open(page, '/admin/store', { script });
      await expect(list(page, 'Comes with the forum').getByRole('link', { name: /^Installed: \d/ }).first()).toBeVisible();
      await expect(cards(page)).toHaveCount(24);
      const more = script ? page.getByRole('button', { name: 'Show more' }) : page.getByRole('link', { name: 'Show more' });
      await more.click();
      await expect(cards(page)).toHaveCount(30);

      const search = async ({ words, category }: { words: string; category: string }) => {
        await page.getByLabel('Search', { exact: true }).fill(words);
        await page.getByLabel('Category').selectOption({ label: category });
        if (!script) await page.getByRole('button', { name: 'Search' }).click();
      };
      await search({ words: 'pilot NIGHT', category: 'harbour' });
      await expect(cards(page).getByRole('heading')).toHaveText(['Pilot 5', 'Pilot 15', 'Pilot 25']);
      await expect(list(page, 'Harbour store')).toContainText('3 of 30');
      await search({ words: 'nothing like that', category: 'All categories' });
      await expect(page.getByText('Nothing answers to this search')).toBeVisible();
      await expect(page.getByLabel('Search', { exact: true })).toHaveValue('nothing like that');
      // What could not be read is no answer to a search, and is said all the same.
      await expect(list(page, 'Broken store').getByRole('alert')).toContainText('broken.example.org answered 500.');
      await expect(list(page, 'Broken store').getByRole('button', { name: 'Retry' })).toBeVisible();
    });

    test('a list is refused beside its field, and removed after a question', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      await insertLists();
      await open(page, '/admin/store', { script });
      await page.getByLabel('Address of a registry.json').fill('nowhere at all');
      await page.getByRole('button', { name: 'Add list' }).click();
      await expect(page.getByLabel('Address of a registry.json')).toHaveAccessibleDescription(/Expected the address of a registry\.json/);
      await expect(page.getByLabel('Address of a registry.json')).toHaveValue('nowhere at all');
      await page.getByRole('button', { name: 'Remove list Broken store' }).click();
      if (script) await page.getByRole('dialog', { name: 'Remove the list Broken store?' }).getByRole('button', { name: 'Remove list' }).click();
      await expect(list(page, 'Broken store')).toHaveCount(0);
      await expect(list(page, 'Harbour store')).toBeVisible();
      await insertLists();
    });
  });
}
