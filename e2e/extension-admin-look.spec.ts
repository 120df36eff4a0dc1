import { newMember } from './support/accounts';
import { giveUpEvents } from './support/admin';
import { open } from './support/forms';
import { findBarriers, findOverflow } from './support/look';
import { sql, sqlOne } from './support/site';
import { expect, test } from './support/test';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const SLUG = 'quiet';

/** Everything that a page of administration has to find room for, on an extension that nobody else looks at. */
async function fillWithTrouble(): Promise<void> {
  const { digest } = await sqlOne<{ digest: string }>('SELECT digest FROM extensions WHERE slug = $1', [SLUG]);
  await giveUpEvents({ slug: SLUG, reportIds: Array.from({ length: 40 }, (_, index) => index), error: `TypeError: ${LONG} is not a function` });
  await sql(
    `INSERT INTO attachments (entity, entity_id, post_id, user_id, slug, kind, data, state, attempts, error, due_at) SELECT 'post', id, id, user_id, $1, 'poll', '{}', 'failed', 4, $2, now() FROM posts ORDER BY id LIMIT 5`,
    [SLUG, `Error: ${LONG}`],
  );
  await sql(
    `INSERT INTO extension_faults (slug, digest, surface, message, stack, reporter) SELECT $1, $2, 'slot:' || n, $3, $3, 'guest' FROM generate_series(1, 5) n ON CONFLICT DO NOTHING`,
    [SLUG, digest, `Error: ${LONG}`],
  );
}

const clear = () => sql(`WITH letters AS (DELETE FROM dead_letters WHERE slug = '${SLUG}'), attached AS (DELETE FROM attachments WHERE slug = '${SLUG}') DELETE FROM extension_faults WHERE slug = '${SLUG}'`);

test.beforeAll(fillWithTrouble);
test.afterAll(clear);

// Each width once, and each theme on a phone and on something wider.
for (const [theme, width] of [['light', 360], ['dark', 360], ['dark', 768], ['light', 1280]] as const) {
  test(`${theme}, ${width} wide: nothing sticks out and nobody is kept out`, async ({ newBrowser }) => {
    test.slow();
    const page = await (await newBrowser({ colorScheme: theme, viewport: { width, height: 800 } })).newPage();
    await newMember(page, { role: 'admin' });
    const ofExtension = (slug: string) => ['', '/permissions', '/process', '/problems'].map((part) => `/admin/extensions/${slug}${part}`);
    for (const path of ['/admin', '/admin/extensions', '/admin/system', ...ofExtension('workbench'), '/admin/extensions/broken-manifest', `/admin/extensions/${SLUG}/problems`]) {
      await open(page, path);
      expect.soft(await findOverflow(page), `${path} sticks out`).toEqual([]);
      expect.soft(await findBarriers(page), `${path} keeps people out`).toEqual([]);
    }
    // What is to be done is in sight, whatever the width.
    for (const name of ['Send again', 'Discard', 'Try again']) {
      const box = await page.locator('.admin-main').getByRole('button', { name, exact: true }).first().boundingBox();
      expect.soft(box && box.x + box.width, `where “${name}” ends`).toBeLessThanOrEqual(width);
    }
  });
}
