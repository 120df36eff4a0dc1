import type { BrowserContext } from 'playwright/test';
import { newMember } from './accounts';
import { anySpace } from './content';
import { open } from './forms';
import { ask, cardOf, createPollPost, poll, voteFor, withGates } from './polls';
import { site, sql } from './site';
import { expect, test } from './test';

/** Tests that change the extension's gates and settings: part of polls.spec.ts, so that no other test of polls runs beside them. */
export function testPollLimits(): void {
  test('what a role may not do is said where it would be done', async ({ context, newBrowser }) => {
    const { postId, poll: made } = await createPollPost(context);
    const member = await newBrowser();
    await newMember(member);
    await voteFor(member, made, 0);
    const told = async (browser: BrowserContext) => {
      const page = await browser.newPage();
      await open(page, `/post/${postId}`);
      await expect(page.locator('section[data-poll]')).toBeVisible();
      return { state: cardOf(page).locator('.polls-state'), votes: cardOf(page).getByRole('button', { name: /vote/i }) };
    };
    await withGates({ can_vote: 'moderator', can_view_results: 'admin' }, async () => {
      const { state, votes } = await told(member);
      await expect(state).toHaveText('Your role may not vote hereYour role may not see the results');
      await expect(votes).toHaveCount(0);
      await expect((await told(await newBrowser())).state).toHaveText('Results are not shown to guests');
      const moderators = await newBrowser();
      await newMember(moderators, { role: 'moderator' });
      await expect((await told(moderators)).votes).toHaveText(['Vote']);
    });
    await withGates({ can_view_voters: 'admin', can_create_poll: 'admin' }, async () => {
      await expect((await told(member)).state).toHaveText('1 voterYour role may not see who voted');
      const composer = await member.newPage();
      await open(composer, '/compose');
      await composer.getByRole('button', { name: 'Poll', exact: true }).click();
      await expect(composer.getByRole('dialog')).toContainText('You may not add polls on this forum.');
    });
  });

  test('a poll that could not be kept is its author’s to try again, once an admin has raised the limit', async ({ page, context, newBrowser }) => {
    await newMember(context);
    const options = Array.from({ length: 12 }, (_, place) => `Option ${place + 1}`);
    const written = await context.request.post('/api/v1/posts', { headers: { origin: site.url }, data: { space_id: (await anySpace()).id, title: 'Too many options', body: 'Twelve.', attachments: [{ kind: 'poll', data: { ...poll, options } }] } });
    await open(page, `/post/${(await written.json()).post.id}`);
    await expect(page.locator('.attachment-notice')).toContainText('“Polls”');
    const desk = await (await newBrowser()).newPage();
    await newMember(desk, { role: 'admin' });
    try {
      await open(desk, '/admin/extensions/polls');
      await desk.getByLabel('Options in a poll').fill('12');
      await desk.getByRole('button', { name: 'Save settings' }).click();
      await expect.poll(async () => (await ask<{ max_options: number }>(context, 'GET', '/composer')).body.max_options).toBe(12);
      // What is late is tried again by itself, too.
      const retry = page.getByRole('button', { name: 'Retry' });
      if (await retry.isVisible()) await retry.click({ timeout: 2_000 }).catch(() => undefined);
      await expect(cardOf(page).getByRole('radio')).toHaveCount(12);
      await expect(page.locator('.attachment-notice')).toHaveCount(0);
    } finally {
      await sql(`DELETE FROM extension_settings WHERE slug = 'polls'`);
    }
  });
}
