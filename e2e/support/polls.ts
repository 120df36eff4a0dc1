import type { BrowserContext, Locator, Page } from 'playwright/test';
import { newMember, type Member } from './accounts';
import { anySpace } from './content';
import { site, sql } from './site';
import { expect } from './test';

export interface PollData {
  question: string;
  options: string[];
  max_choices: number;
  secret: boolean;
  closes_at: string | null;
}

/** A poll as its API answers it, as far as tests look at it. */
export interface Poll {
  id: number;
  closed: boolean;
  /** What the person's page listens to. */
  topic: string;
  voters: number | null;
  options: { id: number; label: string; votes: number | null; mine: boolean }[];
}

export const poll: PollData = { question: 'Which tea?', options: ['Green', 'Black', 'None'], max_choices: 1, secret: false, closes_at: null };

/** Calls the API of the extension as whoever is signed in to the browser. */
export async function ask<Answer = { poll: Poll }>(browser: Page | BrowserContext, method: string, path: string, data?: object): Promise<{ status: number; body: Answer }> {
  const answer = await browser.request.fetch(`/ext/polls/api${path}`, { method, headers: { origin: site.url }, ...(data && { data }) });
  return { status: answer.status(), body: await answer.json() };
}

export const voteFor = (browser: Page | BrowserContext, { id, options }: Poll, ...places: number[]) =>
  ask(browser, 'PUT', `/polls/${id}/vote`, { options: places.map((place) => options[place]?.id ?? 0) });

/** A post with a poll, written through the forum's API by a new member who is signed in to the browser from then on. */
export async function createPollPost(browser: Page | BrowserContext, changes: Partial<PollData> = {}): Promise<{ postId: number; poll: Poll; author: Member }> {
  const author = await newMember(browser);
  const { id: spaceId } = await anySpace();
  const written = await browser.request.post('/api/v1/posts', {
    headers: { origin: site.url },
    data: { space_id: spaceId, title: 'A post with a poll', body: 'What do you think?', attachments: [{ kind: 'poll', data: { ...poll, ...changes } }] },
  });
  const { post } = await written.json();
  const find = async () => (await ask<{ polls: Poll[] }>(browser, 'GET', `/polls?post_id=${post.id}`)).body.polls[0];
  await expect.poll(find, 'the poll is kept').toBeTruthy();
  // A page opened before this is told of it later, and asks once more.
  await expect.poll(() => sql(`SELECT state FROM attachments WHERE entity = 'post' AND entity_id = $1`, [post.id])).toEqual([{ state: 'persisted' }]);
  const found = await find();
  if (!found) throw new Error('The poll is gone again.');
  return { postId: post.id, poll: found, author };
}

/** The poll's card once its component has taken the place of the first HTML. */
export const cardOf = (page: Page, question = poll.question): Locator => page.locator('section[data-poll]').filter({ has: page.getByRole('heading', { name: question, exact: true }) });

/** How many votes the card shows for each option. */
export const shownCounts = (card: Locator) => card.locator('.polls-count').allTextContents();

/** Opens gates of the extension to other tiers for a while. */
export async function withGates(tiers: Readonly<Record<string, 'everyone' | 'member' | 'moderator' | 'admin'>>, act: () => Promise<void>): Promise<void> {
  for (const [key, tier] of Object.entries(tiers)) await sql(`INSERT INTO extension_gates (slug, key, tier) VALUES ('polls', $1, $2::"RoleTier")`, [key, tier]);
  try {
    await act();
  } finally {
    await sql(`DELETE FROM extension_gates WHERE slug = 'polls'`);
  }
}
