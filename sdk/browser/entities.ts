import type { RoleTier } from '../manifest/known';

/** A signed-in role; guests have none. */
export type Role = Exclude<RoleTier, 'everyone'>;

/** A user as components receive them. */
export interface ForumUser {
  id: number;
  username: string;
  /** Address of the picture, or null where the user has none. */
  avatar_url: string | null;
  role: Role;
}

/** The signed-in user; components receive null for a guest. */
export type CurrentUser = ForumUser;

/** A space as it is named in a post. */
export interface PostSpace {
  id: number;
  name: string;
  slug: string;
  /** `#RRGGBB`. */
  color: string | null;
}

/** A tag as it is named in a post. */
export interface PostTag {
  id: number;
  name: string;
  slug: string;
}

/** A post as `GET /api/v1/posts/:id` answers it, under the name `post`. */
export interface Post {
  id: number;
  title: string;
  /** Markdown. */
  body: string;
  type: string;
  pinned: boolean;
  locked: boolean;
  accepted_reply_id: number | null;
  reply_count: number;
  reaction_count: number;
  /** ISO 8601, or null while there is no reply. */
  last_reply_at: string | null;
  /** ISO 8601. */
  inserted_at: string;
  /** ISO 8601. */
  updated_at: string;
  space: PostSpace;
  tags: PostTag[];
  user: Pick<ForumUser, 'id' | 'username' | 'avatar_url'>;
}

/** A notification that an extension has sent. */
export interface ExtensionNotification {
  id: number;
  type: string;
  /** What was sent, with the declared type and the slug of the sender. */
  data: { ext_type: string; ext_slug: string; [field: string]: unknown };
  /** Who caused it; null where nobody did. */
  actor: Pick<ForumUser, 'id' | 'username' | 'avatar_url'> | null;
  post_id: number | null;
  reply_id: number | null;
  read: boolean;
  /** ISO 8601. */
  inserted_at: string;
}

/** Something that travels with a post or reply, kept by the extension that declares its kind. */
export interface Attachment {
  /** A `kind` that the manifest declares under `side_data`. */
  kind: string;
  /** At most 10,240 bytes as JSON. */
  data: Readonly<Record<string, unknown>>;
}

/** Opens a page of the forum without reloading it. */
export type Navigate = (url: string) => void;
