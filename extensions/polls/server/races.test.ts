import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { useExtensionHost } from '@/lib/testing/extension-host';
import { createPost, createViewer } from '@/lib/testing/factories';
import * as server from './index';
import { counts, createActs, input } from './testing';

useTestDatabase();
const host = useExtensionHost('extensions/polls', server);
const { persist, add, read, vote, withdraw, close } = createActs(host);

let author: Viewer;
let voter: Viewer;
let schema: string;
const newPost = async () => (await createPost({ userId: author.id })).id;

beforeAll(async () => {
  author = await createViewer();
  voter = await createViewer();
  const { rows } = await getPool().query<{ name: string }>(`SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname LIKE 'ext\\_%\\_polls'`);
  schema = rows[0]?.name ?? '';
});

/** Begins `act` while somebody else is at what it needs; that ends after `meanwhile`. */
async function whileHeld<Answer>(statement: string, act: () => Promise<Answer>, meanwhile: () => Promise<unknown> = async () => undefined): Promise<Answer> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    await client.query(statement);
    const acting = act();
    await expect.poll(async () => (await getPool().query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rowCount, { timeout: 20_000 }).toBe(1);
    await meanwhile();
    await client.query('COMMIT');
    return await acting;
  } finally {
    client.release();
  }
}

const whileClosing = <Answer>(id: number, act: () => Promise<Answer>) => whileHeld(`UPDATE ${schema}.polls SET closed_at = clock_timestamp() WHERE id = ${id}`, act);

describe('a poll that is being closed', () => {
  it('takes no vote that waited for it', async () => {
    const poll = await add(await newPost());
    expect(await whileClosing(poll.id, () => vote(voter, poll, 0))).toMatchObject({ status: 409 });
    expect((await read(null, poll)).body.poll).toMatchObject({ closed: true, voters: 0 });
  });

  it('keeps the vote that was to be changed or withdrawn', async () => {
    const [changed, withdrawn] = [await add(await newPost()), await add(await newPost())];
    for (const poll of [changed, withdrawn]) await vote(voter, poll, 0);
    expect(await whileClosing(changed.id, () => vote(voter, changed, 1))).toMatchObject({ status: 409 });
    expect(await whileClosing(withdrawn.id, () => withdraw(voter, withdrawn))).toMatchObject({ status: 409, body: { detail: 'The poll is closed: votes stay as they are.' } });
    for (const poll of [changed, withdrawn]) expect(counts((await read(null, poll)).body.poll)).toEqual([1, 0, 0]);
  });

  it('has every vote that was answered as counted, and no other', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => createViewer()));
    const poll = await add(await newPost());
    const [, ...answers] = await Promise.all([close(author, poll), ...people.map((person) => vote(person, poll, 0))]);
    expect((await read(null, poll)).body.poll.voters).toBe(answers.filter(({ status }) => status === 200).length);
  });
});

it('is closed by the server’s clock from its date on, with when', async () => {
  const poll = await add(await newPost(), { closes_at: '2099-01-01T00:00:00Z' });
  await vote(voter, poll, 0);
  expect(poll).toMatchObject({ closed: false, ended_at: null });
  await getPool().query(`UPDATE ${schema}.polls SET closes_at = clock_timestamp() - interval '1 millisecond' WHERE id = $1`, [poll.id]);
  expect([(await vote(voter, poll, 1)).status, (await withdraw(voter, poll)).status]).toEqual([409, 409]);
  const now = (await read(voter, poll)).body.poll;
  expect(now).toMatchObject({ closed: true, can: { vote: false, edit: false, close: false } });
  expect(now.ended_at).toBe(now.closes_at);
});

it('leaves nothing behind when its post is deleted while it arrives', async () => {
  const postId = await newPost();
  const remove = () => db().post.update({ where: { id: postId }, data: { deletedAt: new Date() } });
  await whileHeld(`LOCK TABLE ${schema}.polls IN SHARE MODE`, () => persist(postId, input), remove);
  expect((await getPool().query(`SELECT FROM ${schema}.polls WHERE post_id = $1`, [postId])).rowCount).toBe(0);
});
