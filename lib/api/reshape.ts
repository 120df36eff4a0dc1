import type { PostSummary, PostView } from '@/lib/posts/types';
import type { ReplyView } from '@/lib/replies/types';
import type { SpaceSummary } from '@/lib/spaces/types';
import type { UserProfile, UserRef } from '@/lib/users/types';

/** The wire shapes of /api/v1: snake_case, integer ids, ISO times in inserted_at. Bundles of extensions rely on them. */
export const reshapeUser = (user: UserRef) => ({ id: user.id, username: user.username, name: user.name, avatar_url: user.avatarUrl, role: user.role });

export const reshapeProfile = (user: UserProfile) => ({
  ...reshapeUser(user),
  bio: user.bio,
  post_count: user.postCount,
  reply_count: user.replyCount,
  inserted_at: user.createdAt,
});

export const reshapeSpace = (space: SpaceSummary) => ({ ...space });

export const reshapePostSummary = (post: PostSummary) => ({
  id: post.id,
  title: post.title,
  excerpt: post.excerpt,
  type: post.type,
  pinned: post.pinned,
  locked: post.locked,
  reply_count: post.replyCount,
  inserted_at: post.createdAt,
  activity_at: post.activityAt,
  space: { id: post.space.id, name: post.space.name, slug: post.space.slug, color: post.space.color },
  user: reshapeUser(post.user),
});

export const reshapePost = (post: PostView) => ({
  ...reshapePostSummary(post),
  body: post.body,
  last_reply_at: post.lastReplyAt,
  // Part of the shape that extensions build on; the forum has no tags, reactions or accepted replies yet.
  tags: [],
  reaction_count: 0,
  accepted_reply_id: null,
  updated_at: post.editedAt ?? post.createdAt,
  can: post.can,
});

/** With the cooked HTML, for readers that do not have the page. */
export const reshapeWholePost = (post: PostView) => ({ ...reshapePost(post), body_html: post.bodyHtml });

export const reshapeReply = (reply: ReplyView) => ({
  id: reply.id,
  post_id: reply.postId,
  body_html: reply.bodyHtml,
  inserted_at: reply.createdAt,
  edited_at: reply.editedAt,
  user: reshapeUser(reply.user),
  can: reply.can,
});

export type PostJson = ReturnType<typeof reshapePost>;
export type ReplyJson = ReturnType<typeof reshapeReply>;
export type PostSummaryJson = ReturnType<typeof reshapePostSummary>;
