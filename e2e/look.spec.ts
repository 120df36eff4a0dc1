import { createMember, signIn } from './support/accounts';
import { createPost, createReplies } from './support/content';
import { open } from './support/forms';
import { findBarriers, findOverflow, watchShifts } from './support/look';
import { sqlOne } from './support/site';
import { expect, test } from './support/test';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
const BODY = `## A heading

${LONG} and \`${LONG}\`

~~~
${LONG}${LONG}
~~~

| ${'a very wide column | '.repeat(12)}
| ${'--- | '.repeat(12)}
| ${'cell | '.repeat(12)}

> A quote

## Another

- [x] done`;

const widths = [360, 768, 1280];

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    for (const width of widths) {
      test(`${width} wide: nothing sticks out, nothing moves, nobody is kept out`, async ({ page }) => {
        test.slow();
        const author = await createMember({ role: 'admin' });
        const post = await createPost({ by: author, title: `${LONG.slice(0, 120)} مرحبا`, body: BODY });
        await createReplies({ postId: post.id, by: author, bodies: ['A short answer.', BODY] });
        const { id: sample } = await sqlOne<{ id: number }>('SELECT id FROM posts WHERE deleted_at IS NULL ORDER BY length(body) DESC LIMIT 1');
        const guestPaths = ['/', '/space/nowhere', '/login', '/register', '/nowhere', `/profile/${author.username}`, `/post/${post.id}`, `/post/${sample}`];
        const memberPaths = ['/', `/post/${post.id}`, `/post/${post.id}/edit`, '/compose', '/settings/security', '/admin', '/admin/extensions'];
        await page.setViewportSize({ width, height: width < 700 ? 740 : 900 });
        const readShifts = await watchShifts(page);
        for (const paths of [guestPaths, memberPaths]) {
          if (paths === memberPaths) await signIn(page, author);
          for (const path of paths) {
            await open(page, path);
            await page.evaluate(() => document.fonts.ready);
            await page.waitForLoadState('networkidle').catch(() => undefined);
            const { sum, moved } = await readShifts();
            expect.soft(sum, `${path} moved: ${moved.join(', ')}`).toBeLessThan(0.02);
            expect.soft(await findOverflow(page), `${path} sticks out`).toEqual([]);
            expect.soft(await findBarriers(page), `${path} keeps people out`).toEqual([]);
            await expect.soft(page.locator('html')).toHaveAttribute('data-theme', theme);
          }
        }
      });
    }
  });
}

test.describe('the choice of theme', () => {
  test.use({ colorScheme: 'light' });

  test('is kept, in every tab and at the first paint', async ({ page, context }) => {
    await open(page, '/');
    const other = await context.newPage();
    await open(other, '/login');
    const toggle = page.getByRole('navigation', { name: 'Site' }).getByRole('radiogroup', { name: 'Theme' });
    await toggle.getByRole('radio', { name: 'Dark' }).click();
    for (const tab of [page, other]) await expect(tab.locator('html')).toHaveAttribute('data-theme', 'dark');

    // When the body begins, before anything can be painted.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        Reflect.set(window, 'themeAtBody', document.documentElement.dataset.theme);
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    for (const path of ['/', '/login', '/nowhere', '/space/nowhere', '/post/0']) {
      await page.goto(path);
      expect(await page.evaluate(() => Reflect.get(window, 'themeAtBody')), path).toBe('dark');
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), path).toBe('dark');
    }
    await open(page, '/');
    await toggle.getByRole('radio', { name: 'System' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});
