import { beforeEach, describe, expect, it } from 'vitest';
import { EVENTS } from '@/sdk/manifest/known';
import { logIn } from '@/lib/accounts/log-in';
import { register } from '@/lib/accounts/register';
import { db } from '@/lib/db/client';
import { createPost } from '@/lib/posts/create-post';
import { deletePost } from '@/lib/posts/delete-post';
import { updatePost } from '@/lib/posts/update-post';
import { createReply } from '@/lib/replies/create-reply';
import { deleteReply } from '@/lib/replies/delete-reply';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { createSpace, createViewer } from '@/lib/testing/factories';

useTestDatabase();

const client = { ip: '127.0.0.1', userAgent: 'test' };
const written = async () => (await db().eventDelivery.findMany({ orderBy: { eventId: 'asc' } })).map(({ name, payload }) => ({ name, payload }));

beforeEach(async () => {
  await db().extension.deleteMany();
});

async function writeEverything() {
  const author = await createViewer();
  const moderator = await createViewer({ role: 'moderator' });
  const space = await createSpace();
  const post = await createPost(author, { spaceId: space.id, title: 'A title', body: 'A body' });
  await updatePost(author, { id: post, title: 'Another', body: 'A body' });
  const reply = await createReply(author, { postId: post, body: 'An answer' });
  await deleteReply(moderator, { id: reply });
  await deletePost(moderator, { id: post });
  const username = `new_${author.id}`;
  await register({ username, email: `${username}@example.org`, password: 'a long password' }, client);
  await logIn({ login: username, password: 'a long password' }, client);
  const user = await db().user.findUniqueOrThrow({ where: { username } });
  return { author, moderator, post, reply, user };
}

describe('the operations tell of what they did', () => {
  it('with exactly the keys of the contract; the actor is who did it', async () => {
    await installExtension({ slug: 'listener', hooks: [...EVENTS] });
    const { author, moderator, post, reply, user } = await writeEverything();
    expect(await written()).toEqual([
      { name: 'post_created', payload: { user_id: author.id, post_id: post } },
      { name: 'post_updated', payload: { user_id: author.id, post_id: post } },
      { name: 'reply_created', payload: { user_id: author.id, reply_id: reply, post_id: post } },
      { name: 'reply_deleted', payload: { user_id: moderator.id, reply_id: reply, post_id: post } },
      { name: 'post_deleted', payload: { user_id: moderator.id, post_id: post } },
      { name: 'user_registered', payload: { user_id: user.id } },
      { name: 'user_login', payload: { user_id: user.id } },
    ]);
  });

  it('to nobody when nobody listens: no row is written', async () => {
    await installExtension({ slug: 'deaf' });
    await writeEverything();
    expect(await written()).toEqual([]);
  });

  it('and not of what was refused', async () => {
    await installExtension({ slug: 'listener', hooks: [...EVENTS] });
    const author = await createViewer({ password: 'the right password' });
    await expect(createPost(author, { spaceId: 999_999, title: 'A title', body: 'A body' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(logIn({ login: author.username, password: 'not the password' }, client)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await written()).toEqual([]);
  });
});
