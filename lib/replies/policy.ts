import type { Viewer } from '@/lib/auth/viewer';
import { hasRole } from '@/lib/permissions/roles';
import { visiblePosts } from '@/lib/posts/policy';

/** What a viewer may see of `replies AS r` joined to their `posts AS p`: a reply is never more visible than its post. */
export const visibleReplies = (viewer: Viewer | null) => `r.deleted_at IS NULL AND ${visiblePosts(viewer)}`;

interface ReplyFacts {
  userId: number;
  postLocked: boolean;
}

export const canEditReply = (viewer: Viewer | null, reply: ReplyFacts) => viewer?.id === reply.userId && (!reply.postLocked || hasRole(viewer, 'moderator'));
export const canDeleteReply = (viewer: Viewer | null, reply: ReplyFacts) => viewer?.id === reply.userId || hasRole(viewer, 'moderator');
