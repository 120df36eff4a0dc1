import type { SpaceRef } from '@/lib/spaces/types';
import type { UserRef } from '@/lib/users/types';

export interface PostSummary {
  id: number;
  title: string;
  excerpt: string;
  type: 'discussion' | 'question' | 'announcement';
  pinned: boolean;
  locked: boolean;
  replyCount: number;
  createdAt: string;
  /** When it was last replied to, else written. */
  activityAt: string;
  space: SpaceRef;
  user: UserRef;
  lastReplyUser: UserRef | null;
}

export interface PostView extends PostSummary {
  body: string;
  bodyHtml: string;
  editedAt: string | null;
  lastReplyAt: string | null;
  can: { edit: boolean; delete: boolean; reply: boolean };
}
