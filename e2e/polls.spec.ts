import { newMember } from './support/accounts';
import { anySpace, deletePostQuietly } from './support/content';
import { open } from './support/forms';
import { findBarriers, findOverflow } from './support/look';
import { ask, cardOf, createPollPost, poll, shownCounts, voteFor, type Poll } from './support/polls';
import { testPollLimits } from './support/poll-limits';
import { sql } from './support/site';
import { expect, test } from './support/test';

test('a poll is written with a post, voted in by another, and counts up where it is open', async ({ page, newBrowser }) => {
  await newMember(page);
  await open(page, `/compose?space=${(await anySpace()).slug}`);
  const button = page.getByRole('button', { name: 'Poll', exact: true });
  await button.click();
  const editor = page.getByRole('dialog', { name: 'New poll' });
  await expect(editor.getByLabel('Question')).toBeFocused();
  await page.keyboard.type('Which tea?');
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('textbox', { name: 'Option 1' }), 'the first field that needs something').toBeFocused();
  await expect(editor.getByText('Give at least 2 options.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor.getByLabel('Question'), 'what was typed is still there').toHaveValue('Which tea?');
  await editor.getByRole('textbox', { name: 'Option 1' }).fill('Black');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Green');
  await page.keyboard.press('Enter');
  await page.keyboard.type('None');
  await editor.getByRole('textbox', { name: 'Option 2' }).press('Alt+ArrowUp');
  await editor.getByRole('button', { name: 'Add poll' }).click();
  await expect(editor).toHaveCount(0);

  const waiting = page.getByRole('region', { name: 'Poll: Which tea?' });
  await expect(waiting.getByRole('listitem')).toHaveText(['Green', 'Black', 'None']);
  await waiting.getByRole('button', { name: 'Edit Which tea?' }).click();
  await page.getByRole('dialog', { name: 'Edit poll' }).getByLabel('Question').fill('Which tea now?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Poll: Which tea now?' })).toBeVisible();

  await page.getByLabel('Space').selectOption({ index: 1 });
  await page.getByLabel('Title', { exact: true }).fill('Tea for the kitchen');
  await page.getByLabel('Text', { exact: true }).fill('It has run out.');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.waitForURL(/\/post\/\d+/);
  const card = cardOf(page, 'Which tea now?');
  await expect(card).toContainText('No votes yet');

  const other = await (await newBrowser()).newPage();
  await newMember(other);
  await open(other, new URL(page.url()).pathname);
  const theirs = cardOf(other, 'Which tea now?');
  await theirs.getByRole('button', { name: 'Vote', exact: true }).click();
  await expect(theirs.getByRole('alert')).toHaveText('Choose an option first.');
  await other.keyboard.press('Space');
  await other.keyboard.press('Enter');
  await expect(theirs).toContainText('Your vote: Green');
  await expect(theirs.getByRole('status')).toContainText('1 voter. Green: 1 vote, 100%.');
  await expect(card).toContainText('1 voter');
  expect(await shownCounts(card)).toEqual(['100% · 1 vote', '0% · 0 votes', '0% · 0 votes']);

  await theirs.getByRole('button', { name: 'Change vote' }).click();
  await theirs.getByRole('radio', { name: /None/ }).check();
  await theirs.getByRole('button', { name: 'Save vote' }).click();
  await expect.poll(() => shownCounts(card)).toEqual(['0% · 0 votes', '0% · 0 votes', '100% · 1 vote']);
  await card.getByText('Who voted').click();
  await expect(card.locator('.polls-people a')).toHaveCount(1);
  await theirs.getByRole('button', { name: 'Change vote' }).click();
  await theirs.getByRole('button', { name: 'Withdraw vote' }).click();
  await expect(card).toContainText('No votes yet');
});

test('a guest without scripts reads the results and finds the way to log in', async ({ context, newBrowser }) => {
  const { postId, poll: made } = await createPollPost(context);
  await voteFor(context, made, 1);
  const page = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  const card = page.getByRole('region', { name: 'Poll: Which tea?' });
  // A page waits for an extension a tenth of a second and no more.
  await expect(async () => {
    await open(page, `/post/${postId}`, { script: false });
    await expect(card).toBeVisible({ timeout: 100 });
  }).toPass();
  await expect(card.locator('.polls-line')).toHaveText(['Green · 0% · 0 votes', 'Black · 100% · 1 vote', 'None · 0% · 0 votes']);
  await expect(card.getByRole('progressbar', { name: 'Black' })).toBeVisible();
  await expect(card).toContainText('1 voter');
  await expect(card.getByRole('link', { name: 'Log in to vote' })).toHaveAttribute('href', `/login?next=%2Fpost%2F${postId}`);
});

test('a poll is not there for whoever may not see its post, and goes with it', async ({ page, context, newBrowser }) => {
  const { postId, poll: made } = await createPollPost(context);
  const member = await newBrowser();
  await newMember(member);
  await voteFor(member, made, 0);
  await deletePostQuietly(postId);
  const answers = await Promise.all([
    ask(member, 'GET', `/polls?post_id=${postId}`), ask(member, 'GET', `/polls/${made.id}`), ask(member, 'GET', `/polls/${made.id}/voters`),
    voteFor(member, made, 1), ask(member, 'DELETE', `/polls/${made.id}/vote`), ask(context, 'POST', `/polls/${made.id}/close`), ask(context, 'PUT', `/polls/${made.id}`, poll),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  expect(answers[1]?.body).toEqual((await ask(member, 'GET', '/polls/2000000000')).body);

  const next = await createPollPost(context);
  await open(page, `/post/${next.postId}`);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete post' }).click();
  const left = async () => (await sql<{ name: string }>(`SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname LIKE 'ext\\_%\\_polls'`))[0]?.name ?? '';
  const schema = await left();
  await expect.poll(async () => sql(`SELECT FROM ${schema}.polls WHERE id = ${next.poll.id}`)).toEqual([]);
});

test('secret votes say nobody’s name, to nobody', async ({ context, newBrowser }) => {
  const { postId, poll: made } = await createPollPost(context, { secret: true });
  const voters = await newBrowser();
  const voter = await newMember(voters);
  await voteFor(voters, made, 1);
  const admins = await newBrowser();
  await newMember(admins, { role: 'admin' });
  for (const browser of [context, admins, await newBrowser()]) {
    const told = await Promise.all([`/polls?post_id=${postId}`, `/polls/${made.id}`, `/polls/${made.id}/voters`, `/polls/${made.id}/voters?option_id=${made.options[1]?.id ?? 0}`].map((path) => ask<object>(browser, 'GET', path)));
    expect(told.map(({ status }) => status)).toEqual([200, 200, 403, 403]);
    const page = await (await browser.request.get(`/post/${postId}`)).text();
    for (const text of [...told.map(({ body }) => JSON.stringify(body)), page]) expect(text).not.toContain(voter.username);
    expect(JSON.stringify(told)).not.toMatch(/user_id|"mine":true/);
  }
  expect((await ask(voters, 'GET', `/polls/${made.id}`)).body.poll.options[1]).toMatchObject({ votes: 1, mine: true });
});

test('of many votes that one person sends at once, one counts', async ({ context, newBrowser }) => {
  const { poll: made } = await createPollPost(context);
  const member = await newBrowser();
  await newMember(member);
  const answers = await Promise.all([0, 1, 2, 0, 1, 2, 0, 1].map((place) => voteFor(member, made, place)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const { body } = await ask(context, 'GET', `/polls/${made.id}`);
  expect(body.poll.voters).toBe(1);
  expect(body.poll.options.map(({ votes }) => votes).toSorted()).toEqual([0, 0, 1]);
});

test('its author edits it until somebody votes, and closes it; a vote that comes too late is taken back on the page', async ({ page, context, newBrowser }) => {
  const { postId, poll: made } = await createPollPost(context);
  const member = await newBrowser();
  await newMember(member);
  expect([(await ask(member, 'PUT', `/polls/${made.id}`, poll)).status, (await ask(member, 'POST', `/polls/${made.id}/close`)).status]).toEqual([403, 403]);
  await open(page, `/post/${postId}`);
  await cardOf(page).getByRole('button', { name: 'Edit poll' }).click();
  const editor = page.getByRole('dialog', { name: 'Edit poll' });
  await editor.getByRole('textbox', { name: 'Option 3' }).fill('Water');
  await editor.getByRole('button', { name: 'Save changes' }).click();
  const card = cardOf(page);
  await expect(card.getByRole('radio', { name: /Water/ })).toBeVisible();

  const theirs = await member.newPage();
  await open(theirs, `/post/${postId}`);
  await cardOf(theirs).getByRole('radio', { name: /Water/ }).check();
  await voteFor(context, (await ask<{ poll: Poll }>(context, 'GET', `/polls/${made.id}`)).body.poll, 0);
  const locked = card.getByRole('button', { name: 'Edit poll' });
  await expect(locked).toHaveAttribute('aria-disabled', 'true');
  await expect(locked).toHaveAccessibleDescription('Somebody has voted: the poll can no longer be edited.');
  await locked.press('Enter');
  await expect(card.locator('p.polls-ask')).toBeVisible();
  expect((await ask(context, 'PUT', `/polls/${made.id}`, poll)).status).toBe(409);

  // The page does not hear of the closing in time.
  await theirs.route('**/ext/polls/api/polls/*/vote', async (route) => {
    await ask(context, 'POST', `/polls/${made.id}/close`);
    await route.continue();
  });
  await cardOf(theirs).getByRole('button', { name: 'Vote', exact: true }).click();
  await expect(cardOf(theirs).getByRole('alert')).toHaveText('The poll is closed.');
  await expect(cardOf(theirs).locator('.polls-state')).toHaveText(/^1 voterClosed (just now|\d+ minutes? ago)$/);
  await expect(card).toContainText('Closed');
  await expect(card.getByRole('button', { name: /poll|vote/i })).toHaveCount(0);
});

testPollLimits();

test.describe('without a connection', () => {
  test.use({ expectedErrors: /ERR_FAILED|status of 4\d\d/ });

  test('a vote is taken back with the reason, and what was chosen is still there', async ({ page, context }) => {
    const { postId } = await createPollPost(context);
    await open(page, `/post/${postId}`);
    const card = cardOf(page);
    await page.route('**/ext/polls/api/polls/*/vote', (route) => route.abort());
    await card.getByRole('radio', { name: /Black/ }).check();
    await card.getByRole('button', { name: 'Vote', exact: true }).click();
    await expect(card.getByRole('alert')).toHaveText('The forum cannot be reached. Check your connection, then try again.');
    expect(await shownCounts(card)).toEqual(['0% · 0 votes', '0% · 0 votes', '0% · 0 votes']);
    await expect(card.getByRole('radio', { name: /Black/ })).toBeChecked();
    await page.unroute('**/ext/polls/api/polls/*/vote');
    await card.getByRole('button', { name: 'Vote', exact: true }).click();
    await expect(card).toContainText('Your vote: Black');
  });
});

test('without scripts the composer says that a poll needs them', async ({ newBrowser }) => {
  const browser = await newBrowser({ javaScriptEnabled: false });
  const page = await browser.newPage();
  await newMember(page);
  await open(page, '/compose', { script: false });
  await expect(page.locator('noscript p')).toHaveText(/^Your browser runs no JavaScript: the post goes out as text, without “Poll”/);
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Poll', exact: true })).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}, on a phone: nothing sticks out and nobody is kept out`, async ({ newBrowser }, info) => {
    const phone = await newBrowser({ colorScheme: theme, viewport: { width: 360, height: 740 } });
    const { postId, poll: made } = await createPollPost(phone, { question: 'Which of these very long words fits: Donaudampfschifffahrtsgesellschaft?', options: ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', 'Short', 'مرحبا بالعالم'], closes_at: '2099-01-01T00:00:00Z', max_choices: 2 });
    await voteFor(phone, made, 0, 2);
    const page = await phone.newPage();
    await open(page, `/post/${postId}`);
    await expect(page.locator('section[data-poll]')).toBeVisible();
    for (const name of ['voted', 'changing'] as const) {
      if (name === 'changing') await page.getByRole('button', { name: 'Change vote' }).click();
      for (const width of [1280, 768, 360]) {
        await page.setViewportSize({ width, height: 740 });
        expect(await findOverflow(page)).toEqual([]);
      }
      expect(await findBarriers(page)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`${theme}-${name}.png`) });
    }
    await open(page, '/compose');
    await page.getByRole('button', { name: 'Poll', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'New poll' })).toBeVisible();
    expect(await findOverflow(page)).toEqual([]);
    expect(await findBarriers(page)).toEqual([]);
    await page.screenshot({ path: info.outputPath(`${theme}-editor.png`) });
  });
}
