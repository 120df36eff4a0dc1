import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { createActors, describeCase, outcomeOf, readAccessMatrix } from '@/lib/testing/access-matrix';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createReply, createViewer } from '@/lib/testing/factories';
import { getOverview } from './get-overview';

useTestDatabase();

const matrix = readAccessMatrix('overview any login no no no no ok ok');

describe('getOverview', () => {
  it.each(matrix.map((entry) => [describeCase(entry), entry] as const))('%s', async (_what, entry) => {
    expect(await outcomeOf(getOverview((await createActors(entry)).viewer))).toBe(entry.outcome);
  });

  it('says who may', async () => {
    await expect(getOverview(await createViewer({ role: 'moderator' }))).rejects.toMatchObject({ code: 'forbidden', message: 'Only admins may see the overview.' });
  });

  it('counts what is there, what is new, and nothing deleted', async () => {
    const admin = await createViewer({ role: 'admin' });
    const before = await getOverview(admin);
    const longAgo = new Date(Date.now() - 8 * 86_400_000);
    const old = await createPost({ userId: admin.id, createdAt: longAgo });
    await createPost({ userId: admin.id });
    await createPost({ userId: admin.id, deletedAt: new Date() });
    await createReply({ postId: old.id, userId: admin.id });
    await createReply({ postId: old.id, userId: admin.id, deletedAt: new Date() });
    const { id } = await createReply({ postId: old.id, userId: admin.id });
    await db().reply.update({ where: { id }, data: { createdAt: longAgo } });
    expect(await getOverview(admin)).toEqual({
      ...before,
      posts: before.posts + 2, newPosts: before.newPosts + 1, replies: before.replies + 2, newReplies: before.newReplies + 1,
      databaseVersion: expect.stringMatching(/^\d+\.\d+/), databaseBytes: expect.any(Number),
    });
    expect(before.databaseBytes).toBeGreaterThan(1_000_000);
  });
});
