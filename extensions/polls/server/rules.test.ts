import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { useExtensionHost } from '@/lib/testing/extension-host';
import { createPost, createViewer } from '@/lib/testing/factories';
import type { PollView } from '../common/poll';
import * as server from './index';
import { counts, createActs, input } from './testing';

useTestDatabase();
const host = useExtensionHost('extensions/polls', server);
const { persist, list, add, read, vote, withdraw, edit, close, voters } = createActs(host);

let author: Viewer;
let voter: Viewer;
let moderator: Viewer;
let admin: Viewer;

const newPost = async () => (await createPost({ userId: author.id })).id;
const setGate = (key: string, tier: string) =>
  db().$executeRawUnsafe(`INSERT INTO extension_gates (slug, key, tier) VALUES ('polls', $1, $2::"RoleTier") ON CONFLICT (slug, key) DO UPDATE SET tier = EXCLUDED.tier`, key, tier);
const slotHtml = (viewer: Viewer | null, poll: PollView) => host().call<string>({ kind: 'slot', name: 'post_footer', props: { post_id: poll.post_id } }, viewer);

beforeAll(async () => {
  author = await createViewer({ username: 'the_author' });
  voter = await createViewer({ username: 'the_voter' });
  moderator = await createViewer({ role: 'moderator' });
  admin = await createViewer({ role: 'admin' });
});

afterEach(async () => void (await db().$executeRawUnsafe('DELETE FROM extension_gates')));

describe('editing', () => {
  it('is the author’s, held to the same rules, as long as nobody has voted', async () => {
    const poll = await add(await newPost());
    const statusOf = async (viewer: Viewer | null) => (await edit(viewer, poll, { question: 'Mine' })).status;
    expect([await statusOf(null), await statusOf(voter), await statusOf(moderator), await statusOf(admin)]).toEqual([401, 403, 403, 403]);
    expect((await edit(author, poll, { options: ['One'], closes_at: '2020-01-01T00:00:00Z' })).body).toMatchObject({ detail: { fields: { options: expect.any(String), closes_at: expect.any(String) } } });
    const edited = (await edit(author, poll, { question: 'Or this?', options: ['A', 'B', 'C'], max_choices: 2, secret: true })).body.poll;
    expect(edited).toMatchObject({ question: 'Or this?', max_choices: 2, secret: true, can: { edit: true }, options: [{ label: 'A' }, { label: 'B' }, { label: 'C' }] });
    expect(await vote(voter, poll, 0), 'a vote for what is gone').toMatchObject({ status: 409 });
    await vote(voter, edited, 0);
    expect((await read(author, poll)).body.poll.can.edit).toBe(false);
    expect(await edit(author, poll, {})).toMatchObject({ status: 409, body: { detail: expect.stringContaining('voted') } });
    await withdraw(voter, poll);
    expect((await edit(author, poll, {})).status).toBe(200);
  });

  it('and a vote that arrive at once: either the vote is for what it says, or it is refused', async () => {
    for (const _round of [1, 2, 3, 4]) {
      const poll = await add(await newPost());
      const [edited, voted] = await Promise.all([edit(author, poll, { options: ['X', 'Y'] }), vote(voter, poll, 1)]);
      const now = (await read(null, poll)).body.poll;
      expect([[200, 409], [409, 200]]).toContainEqual([edited.status, voted.status]);
      if (voted.status === 200) expect([now.options[1]?.label, counts(now)]).toEqual(['Black', [0, 1, 0]]);
      else expect([now.options.length, now.voters]).toEqual([2, 0]);
    }
  });
});

describe('closing', () => {
  it('is for the author and who manages polls; then nothing changes any more', async () => {
    const poll = await add(await newPost());
    await vote(voter, poll, 0);
    const statusOf = async (viewer: Viewer | null) => (await close(viewer, poll)).status;
    expect([await statusOf(null), await statusOf(voter)]).toEqual([401, 403]);
    expect((await close(author, poll)).body.poll).toMatchObject({ closed: true, can: { vote: false, close: false } });
    expect([await statusOf(author), await statusOf(moderator)]).toEqual([200, 200]);
    expect([(await vote(voter, poll, 1)).status, (await withdraw(voter, poll)).status, (await edit(author, poll, {})).status]).toEqual([409, 409, 409]);
    expect(counts((await read(null, poll)).body.poll)).toEqual([1, 0, 0]);
    const theirs = await add(await newPost());
    expect((await close(moderator, theirs)).body.poll.closed).toBe(true);
  });
});

describe('the gates', () => {
  it('voting', async () => {
    const poll = await add(await newPost());
    expect((await vote(null, poll, 0)).status).toBe(401);
    await setGate('can_vote', 'everyone');
    expect((await vote(null, poll, 0)).status).toBe(401);
    await setGate('can_vote', 'moderator');
    expect([(await vote(voter, poll, 0)).status, (await withdraw(voter, poll)).status, (await vote(moderator, poll, 0)).status]).toEqual([403, 403, 200]);
    expect((await read(voter, poll)).body.poll.can.vote).toBe(false);
  });

  it('results: no count reaches who may not view them, anywhere', async () => {
    const poll = await add(await newPost());
    await setGate('can_view_results', 'moderator');
    const voted = (await vote(voter, poll, 0)).body.poll;
    expect([voted.voters, counts(voted), voted.options[0]?.mine]).toEqual([null, [null, null, null], true]);
    expect((await voters(voter, poll)).status).toBe(403);
    const html = await slotHtml(voter, poll);
    expect(html).not.toMatch(/\d+%|1 vote|progress|the_voter/);
    expect((await read(moderator, poll)).body.poll.voters).toBe(1);
  });

  it.each([
    ['can_vote', 'everyone', [401, 200, 200, 200]], ['can_vote', 'member', [401, 200, 200, 200]], ['can_vote', 'moderator', [401, 403, 200, 200]], ['can_vote', 'admin', [401, 403, 403, 200]],
    ['can_view_voters', 'everyone', [200, 200, 200, 200]], ['can_view_voters', 'member', [401, 200, 200, 200]], ['can_view_voters', 'moderator', [403, 403, 200, 200]], ['can_view_voters', 'admin', [403, 403, 403, 200]],
    ['can_view_results', 'everyone', [3, 3, 3, 3]], ['can_view_results', 'member', [null, 3, 3, 3]], ['can_view_results', 'moderator', [null, null, 3, 3]], ['can_view_results', 'admin', [null, null, null, 3]],
    ['can_create_poll', 'everyone', [false, true, true, true]], ['can_create_poll', 'member', [false, true, true, true]], ['can_create_poll', 'moderator', [false, false, true, true]], ['can_create_poll', 'admin', [false, false, false, true]],
    ['can_manage_polls', 'member', [401, 200, 200, 200]], ['can_manage_polls', 'moderator', [401, 403, 200, 200]], ['can_manage_polls', 'admin', [401, 403, 403, 200]],
  ] as const)('%s for %s: what guest, member, moderator and admin get', async (key, tier, expected) => {
    const poll = await add(await newPost());
    for (const person of [voter, moderator, admin]) await vote(person, poll, 0);
    await setGate(key, tier);
    const found = [];
    for (const viewer of [null, voter, moderator, admin]) {
      if (key === 'can_vote') found.push((await vote(viewer, poll, 1)).status);
      else if (key === 'can_view_voters') found.push((await voters(viewer, poll)).status);
      else if (key === 'can_view_results') found.push((await read(viewer, poll)).body.poll.voters);
      else if (key === 'can_create_poll') found.push((await host().request<{ can_create: boolean }>(viewer, 'GET', '/composer')).body.can_create);
      else found.push((await close(viewer, await add(poll.post_id))).status);
    }
    expect(found).toEqual(expected);
  });

  it('adding a poll: by the post’s author, and again when the post could not be seen on arrival', async () => {
    await setGate('can_create_poll', 'moderator');
    const postId = await newPost();
    await expect(persist(postId, input)).rejects.toThrow('may not add polls');
    await db().post.update({ where: { id: postId }, data: { deletedAt: new Date() } });
    await persist(postId, input);
    await db().post.update({ where: { id: postId }, data: { deletedAt: null } });
    expect(await list(admin, postId)).toEqual([]);
    await setGate('can_create_poll', 'member');
    expect(await list(author, postId)).toMatchObject([{ can: { edit: true, close: true } }]);
    expect((await host().request(voter, 'GET', '/composer')).body).toEqual({ can_create: true, max_options: 10, suggest_secret: false });
    expect((await host().request(null, 'GET', '/composer')).body).toMatchObject({ can_create: false });
  });
});

describe('who voted', () => {
  it('is listed where votes are public, in pages', async () => {
    const poll = await add(await newPost());
    await vote(voter, poll, 1);
    const [first, second] = poll.options.map(({ id }) => id);
    expect((await voters(null, poll)).body).toMatchObject({ options: [{ option_id: first, voters: [] }, { voters: [{ username: 'the_voter', avatar_url: null }], next_cursor: null }, {}] });
    expect((await voters(null, poll, { option_id: String(second), cursor: String(voter.id) })).body).toEqual({ options: [{ option_id: second, voters: [], next_cursor: null }] });
    const people: Viewer[] = [];
    while (people.length < 21) people.push(await createViewer());
    for (const person of people) await vote(person, poll, 0);
    const page = (await voters(null, poll, { option_id: String(first) })).body;
    expect(page).toMatchObject({ options: [{ voters: people.slice(0, 20).map(({ username }) => ({ username })), next_cursor: people[19]?.id }] });
    await setGate('can_view_voters', 'admin');
    expect([(await voters(null, poll)).status, (await voters(voter, poll)).status, (await voters(admin, poll)).status]).toEqual([403, 403, 200]);
  });

  it('is nobody’s to know where votes are secret', async () => {
    const poll = await add(await newPost(), { secret: true });
    await vote(voter, poll, 1);
    for (const viewer of [null, author, moderator, admin]) {
      expect((await voters(viewer, poll)).status).toBe(403);
      const told = JSON.stringify([await read(viewer, poll), await list(viewer, poll.post_id), await slotHtml(viewer, poll)]);
      expect(told).not.toContain('the_voter');
      expect(told).not.toContain('"mine":true');
      expect(told).not.toContain('user_id');
    }
    expect((await read(voter, poll)).body.poll.options[1]).toMatchObject({ mine: true, votes: 1 });
  });
});

it('a list is no id', async () => {
  expect((await host().request(null, 'GET', '/polls', { query: { post_id: ['1'] } })).status).toBe(422);
  expect((await host().request(null, 'GET', '/polls/1e1')).status).toBe(422);
});

it('is in the first HTML, escaped', async () => {
  const poll = await add(await newPost(), { question: '<img src=x>"?', options: ['<b>1</b>', "it's"] });
  await vote(voter, poll, 0);
  const html = await slotHtml(null, poll);
  expect(html).toContain('&lt;img src=x&gt;&quot;?');
  expect(html).toContain('&lt;b&gt;1&lt;/b&gt; · 100% · 1 vote</div>');
  expect(html).toContain(`href="/login?next=%2Fpost%2F${poll.post_id}"`);
  expect(html).not.toMatch(/<(img|b)\b/);
  expect(await slotHtml(voter, poll)).toContain('Change vote</button>');
  expect(await host().call({ kind: 'slot', name: 'post_footer', props: { post_id: 999_999 } })).toBeNull();
});
