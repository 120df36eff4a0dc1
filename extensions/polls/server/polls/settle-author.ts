import type { Forum } from '../settings';

/**
 * Who wrote a post, if they may have polls. Asked when a poll arrives and, where the forum does not show the post to an
 * extension then, again for the first person who sees it.
 * @returns null where the post cannot be seen
 * @throws PollNotAllowedError
 */
export async function findPollAuthor({ posts, permissions }: Forum, postId: number): Promise<number | null> {
  const post = await posts.get(postId);
  if (!post) return null;
  if (!(await permissions.check('can_create_poll', post.user))) throw new PollNotAllowedError();
  return post.user.id;
}

export class PollNotAllowedError extends Error {
  override readonly name = 'PollNotAllowedError';

  constructor() {
    super('The author of this post may not add polls.');
  }
}
