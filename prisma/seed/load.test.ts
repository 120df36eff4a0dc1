import { describe, expect, it } from 'vitest';
import { verifyPassword } from '@/lib/auth/password';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { sampleCommunity } from './content';
import { loadSampleCommunity, SAMPLE_PASSWORD, sampleAccounts } from './load';

useTestDatabase();

describe('loadSampleCommunity', { timeout: 60_000 }, () => {
  it('fills an empty forum once, however many start at the same time', async () => {
    const said: string[] = [];
    const loads = await Promise.all([loadSampleCommunity((line) => said.push(line)), loadSampleCommunity(() => undefined)]);
    expect(loads.toSorted()).toEqual([false, true]);
    expect(await loadSampleCommunity(() => undefined)).toBe(false);
    expect(await db().user.count()).toBe(sampleCommunity.members.length);
    expect(await db().space.count()).toBe(sampleCommunity.spaces.length);
    expect(await db().post.count()).toBe(sampleCommunity.posts.length);
    expect(said[0]).toBe('Loading the sample community: 40 members …');
  });

  it('has counts, last speakers and times that agree', async () => {
    const posts = await db().post.findMany({ include: { replies: { orderBy: { id: 'asc' } }, user: true }, orderBy: { id: 'asc' } });
    for (const post of posts) {
      const last = post.replies.at(-1);
      expect(post).toMatchObject({ replyCount: post.replies.length, lastReplyUserId: last?.userId ?? null, lastReplyAt: last?.createdAt ?? null });
      const times = [post.user.createdAt, post.createdAt, ...post.replies.map((reply) => reply.createdAt), new Date()].map((time) => time.getTime());
      expect(times, post.title).toEqual(times.toSorted((a, b) => a - b));
      expect(post.activityAt).toEqual(last?.createdAt ?? post.createdAt);
      expect(post.excerpt.length, post.title).toBeGreaterThan(0);
    }
  });

  it('has an account of each role that opens with the printed password', async () => {
    expect(sampleAccounts().map((account) => account.role)).toEqual(['admin', 'moderator', 'member']);
    for (const { username, role } of sampleAccounts()) {
      const user = await db().user.findUniqueOrThrow({ where: { username } });
      expect(user.role).toBe(role);
      expect(await verifyPassword(user.passwordHash, SAMPLE_PASSWORD)).toBe(true);
    }
  });
});
