import type { UserRef } from '@/lib/users/types';

export interface ReplyView {
  id: number;
  postId: number;
  bodyHtml: string;
  createdAt: string;
  editedAt: string | null;
  user: UserRef;
  can: { edit: boolean; delete: boolean };
}

/** A reply with its Markdown, for its edit form. */
export interface ReplySource extends ReplyView {
  body: string;
  postTitle: string;
}
