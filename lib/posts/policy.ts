import type { Viewer } from '@/lib/auth/viewer';
import { hasRole } from '@/lib/permissions/roles';

/**
 * The one rule of what a viewer may see, as a condition on `posts AS p`. Every read of posts holds it,
 * so that lists, counts, pages, the API and the live stream agree.
 */
export const visiblePosts = (_viewer: Viewer | null) => 'p.deleted_at IS NULL';

interface PostFacts {
  userId: number;
  locked: boolean;
}

export const canCreatePost = (viewer: Viewer | null): viewer is Viewer => viewer !== null;
export const canEditPost = (viewer: Viewer | null, post: PostFacts) => viewer?.id === post.userId && (!post.locked || hasRole(viewer, 'moderator'));
export const canDeletePost = (viewer: Viewer | null, post: PostFacts) => viewer?.id === post.userId || hasRole(viewer, 'moderator');
export const canReplyTo = (viewer: Viewer | null, post: PostFacts) => viewer !== null && (!post.locked || hasRole(viewer, 'moderator'));
