import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createReply, createUser, createViewer } from '@/lib/testing/factories';
import { getProfile } from './get-profile';

useTestDatabase();

describe('getProfile', () => {
  it.each(['', 'nobody', 'Mar%', 'a\0b', 'mara@example.org', 'x'.repeat(5000)])('does not find %j', async (username) => {
    await expect(getProfile(null, username)).rejects.toMatchObject({ code: 'not_found', message: 'That member was not found.' });
  });

  it('finds a person in any case of letters, and shows neither address nor password', async () => {
    const { id } = await createUser({ username: 'Mara', name: 'Mara K' });
    await db().user.update({ where: { id }, data: { bio: 'Sails.', createdAt: new Date('2026-01-02T03:04:05Z') } });
    expect(await getProfile(null, 'mARA')).toEqual({
      id, username: 'Mara', name: 'Mara K', bio: 'Sails.', role: 'member', avatarUrl: null, postCount: 0, replyCount: 0, createdAt: '2026-01-02T03:04:05.000Z',
    });
  });

  it('counts what can be opened: nothing deleted, no reply under a deleted post, for nobody', async () => {
    const { id, username } = await createUser();
    const shown = await createPost({ userId: id });
    const hidden = await createPost({ userId: id, deletedAt: new Date() });
    await createReply({ postId: shown.id, userId: id });
    await createReply({ postId: shown.id, userId: id, deletedAt: new Date() });
    await createReply({ postId: hidden.id, userId: id });
    for (const viewer of [null, await createViewer(), await createViewer({ role: 'admin' })]) {
      expect(await getProfile(viewer, username)).toMatchObject({ postCount: 1, replyCount: 1 });
    }
  });
});
