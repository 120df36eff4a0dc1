import type { ForumUser, Post, PostSpace } from '../browser/entities';

/** A stretch of a list. */
export interface Page<Item> {
  items: Item[];
  /** Give it back as `cursor` for what follows; null at the end. */
  next_cursor: string | null;
}

/** How far to read: `limit` 1 to 100, 30 when left out. */
export interface PageOptions {
  limit?: number;
  cursor?: string;
}

/** A reply. */
export interface Reply {
  id: number;
  post_id: number;
  /** Markdown. */
  body: string;
  /** ISO 8601. */
  inserted_at: string;
  /** ISO 8601. */
  updated_at: string;
  user: Pick<ForumUser, 'id' | 'username' | 'avatar_url'>;
}

/** A user as extensions see them. */
export interface UserProfile extends ForumUser {
  name: string;
  bio: string;
  /** ISO 8601. */
  inserted_at: string;
  /** Only with the capability `users:email`. */
  email?: string;
}

/** A space. */
export interface Space extends PostSpace {
  description: string;
}

/**
 * Posts. Reading needs `content:read`, writing `content:write`. You read what the person may read whose request you are
 * answering; in events and jobs, what a guest may. You write as that person, otherwise as the extension's own account.
 */
export interface Posts {
  /** @returns null where there is none, or it is hidden from this person @example const post = await nexus.posts.get(payload.post_id); */
  get(id: number): Promise<Post | null>;
  /** Newest activity first. @example const { items, next_cursor } = await nexus.posts.list({ space_id: 3, limit: 10 }); */
  list(options?: PageOptions & { space_id?: number; user_id?: number }): Promise<Page<Post>>;
  /**
   * Whether this person may see a post; needs no capability. Ask it before you answer with anything that belongs to one.
   *
   * @example if (!(await nexus.posts.canView(poll.post_id))) throw new HttpError(404, 'There is no such poll.');
   */
  canView(id: number): Promise<boolean>;
  /**
   * @param post `title` 1 to 140 characters, `body` Markdown of at most 32 KB
   * @throws CallError `invalid_input` with a message by field as `detail`, `forbidden`, `not_found` for the space
   * @example const { id } = await nexus.posts.create({ space_id: 3, title: 'Week 12', body: 'What did you read?' });
   */
  create(post: { space_id: number; title: string; body: string }): Promise<Post>;
  /**
   * Changes what is given and leaves the rest.
   *
   * @throws CallError `forbidden` where the person may not change it, `not_found`, `invalid_input`
   * @example await nexus.posts.update(id, { title: 'Week 13' });
   */
  update(id: number, changes: { title?: string; body?: string }): Promise<Post>;
}

/** Replies, under the same rules as posts. */
export interface Replies {
  /** @returns null where there is none, or it is hidden from this person @example const reply = await nexus.replies.get(payload.reply_id); */
  get(id: number): Promise<Reply | null>;
  /** Of one post, oldest first; none of a hidden one. @example const { items } = await nexus.replies.list({ post_id: 12, limit: 100 }); */
  list(options: PageOptions & { post_id: number }): Promise<Page<Reply>>;
  /**
   * @param reply `body` Markdown of at most 32 KB
   * @throws CallError `forbidden` where the post is locked, `not_found`, `invalid_input`
   * @example await nexus.replies.create({ post_id: payload.post_id, body: settings.greeting });
   */
  create(reply: { post_id: number; body: string }): Promise<Reply>;
  /**
   * @throws CallError `forbidden` where the person may not change it, `not_found`, `invalid_input`
   * @example await nexus.replies.update(id, { body: 'Solved.' });
   */
  update(id: number, changes: { body: string }): Promise<Reply>;
}

/** Users; needs `users:read`, and `users:email` for mail addresses. */
export interface Users {
  /**
   * @param idOrUsername an id as a number, a user name as text
   * @returns null where there is none
   * @example const author = await nexus.users.get(payload.user_id);
   */
  get(idOrUsername: number | string): Promise<UserProfile | null>;
  /**
   * Those with the given ids (at most 100), in that order; all others by user name.
   *
   * @example const { items } = await nexus.users.list({ ids: [3, 1] });
   */
  list(options?: PageOptions & { ids?: readonly number[] }): Promise<Page<UserProfile>>;
}

/** Spaces; needs `content:read`. */
export interface Spaces {
  /** @param idOrSlug an id as a number, a slug as text @returns null where there is none @example const space = await nexus.spaces.get('quay'); */
  get(idOrSlug: number | string): Promise<Space | null>;
  /** All of them, in the order of the sidebar. @example const spaces = await nexus.spaces.list(); */
  list(): Promise<Space[]>;
}
