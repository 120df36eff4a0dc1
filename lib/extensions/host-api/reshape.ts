import type { PostView } from '@/lib/posts/types';
import type { ReplyView } from '@/lib/replies/types';
import type { SpaceSummary } from '@/lib/spaces/types';
import type { UserCard, UserRef } from '@/lib/users/types';

/** The shapes that the SDK declares: snake_case, integer ids, ISO times. They only grow. */
const reshapeAuthor = ({ id, username, avatarUrl }: UserRef) => ({ id, username, avatar_url: avatarUrl });

type Post = Pick<PostView, 'id' | 'title' | 'body' | 'type' | 'pinned' | 'locked' | 'replyCount' | 'lastReplyAt' | 'createdAt' | 'editedAt' | 'space' | 'user'>;

export const reshapePost = (post: Post) => ({
  id: post.id,
  title: post.title,
  body: post.body,
  type: post.type,
  pinned: post.pinned,
  locked: post.locked,
  // Accepted replies, reactions and tags have their keys from the start, so that extensions need not ask whether they are there.
  accepted_reply_id: null,
  reply_count: post.replyCount,
  reaction_count: 0,
  last_reply_at: post.lastReplyAt,
  inserted_at: post.createdAt,
  updated_at: post.editedAt ?? post.createdAt,
  space: { id: post.space.id, name: post.space.name, slug: post.space.slug, color: post.space.color },
  tags: [],
  user: reshapeAuthor(post.user),
});

export const reshapeReply = (reply: Omit<ReplyView, 'can' | 'bodyHtml'> & { body: string }) => ({
  id: reply.id,
  post_id: reply.postId,
  body: reply.body,
  inserted_at: reply.createdAt,
  updated_at: reply.editedAt ?? reply.createdAt,
  user: reshapeAuthor(reply.user),
});

export const reshapeUser = ({ id, username, name, bio, role, avatarUrl, createdAt }: UserCard) => ({ id, username, name, bio, role, avatar_url: avatarUrl, inserted_at: createdAt });

export const reshapeSpace = ({ id, name, slug, color, description }: SpaceSummary) => ({ id, name, slug, color, description });
