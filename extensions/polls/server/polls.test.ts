import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { useExtensionHost } from '@/lib/testing/extension-host';
import { createPost, createViewer } from '@/lib/testing/factories';
import * as server from './index';
import { counts, createActs, input } from './testing';

useTestDatabase();
const host = useExtensionHost('extensions/polls', server);
const { persist, list, add, read, vote, withdraw, edit, close, voters } = createActs(host);

let author: Viewer;
let voter: Viewer;
let other: Viewer;

const newPost = async () => (await createPost({ userId: author.id })).id;

beforeAll(async () => {
  author = await createViewer();
  voter = await createViewer();
  other = await createViewer();
});

beforeEach(() => {
  host().published.length = 0;
});

describe('a poll that arrives with a post', () => {
  it('is refused where it is none, or breaks a rule', async () => {
    const postId = await newPost();
    await expect(persist(postId, { question: 5 })).rejects.toThrow('This is no poll');
    await expect(persist(postId, { ...input, options: ['One', ' '] })).rejects.toThrow('at least 2');
    await expect(persist(postId, { ...input, options: ['One', 'one '] })).rejects.toThrow('already');
    await expect(persist(postId, { ...input, options: Array.from({ length: 11 }, (_, place) => `Option ${place}`) })).rejects.toThrow('at most 10');
    await expect(persist(postId, { ...input, max_choices: 4 })).rejects.toThrow('only 3 options');
    expect(await list(null, postId)).toEqual([]);
  });

  it('is one poll however often it arrives', async () => {
    const postId = await newPost();
    await persist(postId, input, 7001);
    await Promise.all([persist(postId, input, 7001), persist(postId, input, 7001)]);
    expect(await list(null, postId)).toMatchObject([{ question: 'Tea?', options: [{ label: 'Green' }, { label: 'Black' }, { label: 'None' }], voters: 0 }]);
  });

  it('is kept although its date has passed meanwhile: as a closed one', async () => {
    const poll = await add(await newPost(), { closes_at: '2020-01-01T00:00:00Z' });
    expect(poll.closed).toBe(true);
    expect((await read(author, poll)).body.poll.can).toMatchObject({ vote: false, edit: false, close: false });
    expect(await vote(voter, poll, 0)).toMatchObject({ status: 409 });
    expect(await withdraw(voter, poll)).toMatchObject({ status: 409 });
    expect(await edit(author, poll, {})).toMatchObject({ status: 409 });
  });

  it('is tidied: blanks, line breaks and marks that turn the writing round', async () => {
    const poll = await add(await newPost(), { question: ' Tea\n or\u202E coffee? ', options: ['  Green ', '', 'Black\u0007'] });
    expect(poll).toMatchObject({ question: 'Tea or coffee?', options: [{ label: 'Green' }, { label: 'Black' }] });
  });
});

describe('what belongs to a post', () => {
  it('is not there for who may not see the post', async () => {
    const postId = await newPost();
    const poll = await add(postId);
    await db().post.update({ where: { id: postId }, data: { deletedAt: new Date() } });
    const answers = await Promise.all([
      host().request(voter, 'GET', '/polls', { query: { post_id: String(postId) } }),
      read(voter, poll), voters(voter, poll), edit(author, poll, {}), close(author, poll), withdraw(voter, poll), vote(voter, poll, 0),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(await read(voter, poll)).toEqual(await read(voter, { ...poll, id: 999_999 }));
    expect(await host().call({ kind: 'slot', name: 'post_footer', props: { post_id: postId } }, voter)).toBeNull();
  });

  it('goes with it, and only it', async () => {
    const [kept, postId] = [await add(await newPost()), await newPost()];
    const poll = await add(postId);
    await vote(voter, poll, 0);
    const envelope = { id: 'e', name: 'post_deleted', source: 'forum', occurredAt: new Date().toISOString(), attempt: 1, correlationId: 'c' };
    for (const _again of [1, 2]) await host().call({ kind: 'event', event: 'post_deleted', payload: { user_id: author.id, post_id: postId }, envelope });
    expect((await read(voter, poll)).status).toBe(404);
    expect((await read(voter, kept)).status).toBe(200);
  });
});

describe('voting', () => {
  it('takes no more choices than the poll allows, none twice and none of another poll', async () => {
    const postId = await newPost();
    const elsewhere = await add(postId);
    const poll = await add(postId, { max_choices: 2 });
    expect((await vote(voter, poll, 0, 1, 2)).body).toEqual({ error: 'Unprocessable Entity', detail: 'Choose at most 2 options.' });
    expect(await host().request(voter, 'PUT', `/polls/${poll.id}/vote`, { body: { options: [elsewhere.options[0]?.id ?? 0] } })).toMatchObject({ status: 409 });
    expect(await vote(voter, poll)).toMatchObject({ status: 422 });
    expect(counts((await vote(voter, poll, 2, 2, 0)).body.poll)).toEqual([1, 0, 1]);
  });

  it('counts, changes and withdraws', async () => {
    const poll = await add(await newPost());
    expect((await vote(voter, poll, 0)).body.poll).toMatchObject({ voters: 1, options: [{ votes: 1, mine: true }, { mine: false }, { mine: false }] });
    expect(counts((await vote(voter, poll, 1)).body.poll)).toEqual([0, 1, 0]);
    expect((await vote(other, poll, 1)).body.poll.voters).toBe(2);
    const left = (await withdraw(voter, poll)).body.poll;
    expect(left.voters).toBe(1);
    expect(counts(left)).toEqual([0, 1, 0]);
    expect((await withdraw(voter, poll)).status).toBe(200);
  });

  it('of many votes of one person that arrive at once one stands', async () => {
    const poll = await add(await newPost());
    const answers = await Promise.all([0, 1, 2, 0, 1, 2].map((place) => vote(voter, poll, place)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const now = (await read(voter, poll)).body.poll;
    expect(now.voters).toBe(1);
    expect(counts(now).toSorted()).toEqual([0, 0, 1]);
  });

  it('tells open pages that something changed, and nothing else: of votes only those that may view results', async () => {
    const poll = await add(await newPost(), { secret: true });
    await db().$executeRawUnsafe(`INSERT INTO extension_gates (slug, key, tier) VALUES ('polls', 'can_view_results', 'moderator')`);
    const { topic: unseen } = (await read(voter, poll)).body.poll;
    await db().$executeRawUnsafe('DELETE FROM extension_gates');
    expect([poll.topic, unseen]).toEqual([expect.stringMatching(/^votes:[0-9a-f-]{36}$/), expect.stringMatching(/^state:[0-9a-f-]{36}$/)]);
    const message = { poll_id: poll.id };
    await vote(voter, poll, 0);
    await withdraw(voter, poll);
    await withdraw(voter, poll);
    expect(host().published.splice(0)).toEqual([[poll.topic, message], [poll.topic, message]]);
    await edit(author, poll, {});
    await close(author, poll);
    await close(author, poll);
    const topics = host().published.map(([topic]) => topic);
    expect([topics.slice(0, 2).toSorted(), topics.slice(2).toSorted()], 'once each, in any order').toEqual([[unseen, poll.topic].toSorted(), [unseen, poll.topic].toSorted()]);
  });
});

describe('what it costs', () => {
  const countAsked = async (act: () => Promise<unknown>) => {
    host().asked.length = 0;
    await act();
    const { asked } = host();
    return Object.fromEntries(asked.map((member) => [member, asked.filter((one) => one === member).length]));
  };
  const slot = (postId: number) => host().call({ kind: 'slot', name: 'post_footer', props: { post_id: postId } }, voter);

  it('one question of the database to read, three to vote, whatever there is to count', async () => {
    const poll = await add(await newPost(), { max_choices: 3 });
    await vote(other, poll, 0, 1, 2);
    const reading = { 'db.query': 1, 'posts.canView': 1, 'permissions.check': 4 };
    expect(await countAsked(() => read(voter, poll))).toEqual(reading);
    expect(await countAsked(() => read(null, poll)), 'a guest').toEqual({ ...reading, 'permissions.check': 2 });
    expect(await countAsked(() => vote(voter, poll, 0, 1))).toEqual({ ...reading, 'db.query': 3, 'live.publish': 1 });
    expect(await countAsked(() => withdraw(voter, poll))).toEqual({ ...reading, 'db.query': 3, 'live.publish': 1 });
  });

  it('all polls of a page at once, and one question for a page without', async () => {
    const postId = await newPost();
    expect(await countAsked(() => list(voter, postId))).toEqual({ 'db.query': 1, 'posts.canView': 1 });
    expect(await countAsked(() => slot(postId))).toEqual({ 'db.query': 1 });
    for (const _poll of [1, 2, 3]) await add(postId);
    expect(await countAsked(() => list(voter, postId))).toEqual({ 'db.query': 1, 'posts.canView': 1, 'permissions.check': 4 });
    expect(await countAsked(() => slot(postId))).toEqual({ 'db.query': 1, 'posts.canView': 1, 'permissions.check': 4 });
  });
});
