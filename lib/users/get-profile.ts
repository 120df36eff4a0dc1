import type { Viewer } from '@/lib/auth/viewer';
import { parseName } from '@/lib/core/address-name';
import { notFound } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import { visiblePosts } from '@/lib/posts/policy';
import { visibleReplies } from '@/lib/replies/policy';
import type { UserProfile } from './types';

/** A person's public page; what is counted is what the viewer could open. */
export async function getProfile(viewer: Viewer | null, username: string): Promise<UserProfile> {
  const { rows } = await getPool().query<Omit<UserProfile, 'createdAt'> & { createdAt: Date }>(
    `SELECT u.id, u.username::text, u.name, u.bio, u.role::text, u.avatar_url AS "avatarUrl", u.created_at AS "createdAt",
       (SELECT count(*)::int FROM posts p WHERE p.user_id = u.id AND ${visiblePosts(viewer)}) AS "postCount",
       (SELECT count(*)::int FROM replies r JOIN posts p ON p.id = r.post_id WHERE r.user_id = u.id AND ${visibleReplies(viewer)}) AS "replyCount"
     FROM users u WHERE u.username = $1`,
    [parseName(username)],
  );
  const user = rows[0];
  if (!user) throw notFound('That member');
  return { ...user, createdAt: user.createdAt.toISOString() };
}
