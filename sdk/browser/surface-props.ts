import type { SlotName } from '../manifest/known';
import type { Attachment, CurrentUser, ForumUser, Navigate, Post } from './entities';

/** Replaces the attachments of the composer, or changes them with a function. */
export type SetAttachments = (
  next: Attachment[] | ((current: Attachment[]) => Attachment[]),
) => void;

/** Below the body of a post. */
export interface PostFooterProps {
  post_id: number;
}

/** In the left rail of a profile. */
export interface ProfileSidebarProps {
  /** Whose profile it is. */
  username: string;
  current_user: CurrentUser | null;
}

/** In the post composer, above its footer; not in the reply composer. */
export interface ComposeAttachmentsProps {
  attachments: Attachment[];
  set_attachments: SetAttachments;
  /** The same function. */
  setAttachments: SetAttachments;
}

/** What the component of each slot receives. */
export interface SlotProps extends Record<SlotName, object> {
  post_footer: PostFooterProps;
  profile_sidebar: ProfileSidebarProps;
  compose_attachments: ComposeAttachmentsProps;
}

/** A page: the parameters of its pattern, and these. */
export type RouteProps<Params extends object = object> = Params & {
  navigate: Navigate;
  currentUser: CurrentUser | null;
};

/** A panel of the right sidebar. */
export interface RightWidgetProps {
  currentUser: CurrentUser | null;
  /** `id` on a post, `username` on a profile. */
  pageProps: { id?: number; username?: string };
  navigate: Navigate;
}

/** A tab of a profile. */
export interface ProfileTabProps {
  /** Whose profile it is. */
  username: string;
  current_user: CurrentUser | null;
}

/** A tab of the Following page. */
export interface FollowingTabProps {
  currentUser: CurrentUser | null;
}

/** One list of a moderation section. */
export interface ModerationSectionProps {
  currentUser: CurrentUser | null;
  /** Which page shows it. */
  context: 'moderator' | 'admin';
}

/** A click on a button of the composer. */
export interface ToolbarClick {
  /** Adds something to what is being written. */
  attach: (attachment: Attachment) => void;
  currentUser: CurrentUser | null;
  context: 'post' | 'reply';
}

/** A click on an entry in the card of a user. */
export interface UserActionClick {
  user: ForumUser;
  currentUser: CurrentUser | null;
  navigate: Navigate;
  closeCard: () => void;
}

/** A click on an entry of the account menu. */
export interface AccountActionClick {
  currentUser: CurrentUser | null;
  navigate: Navigate;
  close: () => void;
}

/** A click on an entry in the menu of a post. */
export interface PostActionClick {
  post: Post;
  currentUser: CurrentUser | null;
  navigate: Navigate;
  closeMenu: () => void;
}
