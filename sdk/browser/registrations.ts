import type { ComponentType, ReactNode } from 'react';
import type { CorePage, SlotName, ToolbarScope } from '../manifest/known';
import type { CurrentUser, ExtensionNotification, Navigate, Post } from './entities';
import type {
  AccountActionClick, FollowingTabProps, ModerationSectionProps, PostActionClick, ProfileTabProps,
  RightWidgetProps, SlotProps, ToolbarClick, UserActionClick,
} from './surface-props';

/** A component for a slot. Declared in `slots`. */
export type SlotRegistration = {
  [Slot in SlotName]: {
    slug: string;
    slot: Slot;
    component: ComponentType<SlotProps[Slot]>;
    /** Lower numbers come first; 50 when left out. */
    priority?: number;
  };
}[SlotName];

/** A page of the admin area. Declared as `admin_panel`. */
export interface AdminPanelRegistration {
  label: string;
  /** `fa-puzzle-piece` when left out. */
  icon?: string;
  component: ComponentType;
}

/** An entry of the Explore section. The first is declared as `explore`, further ones need not be. */
export interface ExploreItemRegistration {
  slug: string;
  /** Page to open, relative to `/ext/<slug>`; `/` when left out. */
  path?: string;
  /** The slug when left out. */
  id?: string;
  label: string;
  /** `fa-puzzle-piece` when left out. */
  icon?: string;
  /** Hides it from guests. */
  authOnly?: boolean;
  priority?: number;
}

/** Where a right widget appears. */
export type WidgetScope =
  | 'extension'
  | 'global'
  | { path: string | string[] }
  | { corePages: CorePage[] };

/** A panel of the right sidebar. Declared in `right_widgets`. */
export interface RightWidgetRegistration {
  slug: string;
  id: string;
  label: string;
  component: ComponentType<RightWidgetProps>;
  priority?: number;
  scope?: WidgetScope;
}

/** A button of the composer. Declared in `toolbar_buttons`. */
export interface ToolbarButtonRegistration {
  slug: string;
  id: string;
  /** With its style: `fa-solid fa-flask`. */
  icon: string;
  /** Tooltip. */
  tip: string;
  onClick: (click: ToolbarClick) => void;
  scope?: ToolbarScope;
  priority?: number;
}

/** A tab on profiles. Declared in `profile_tabs`. */
export interface ProfileTabRegistration {
  slug: string;
  id: string;
  component: ComponentType<ProfileTabProps>;
}

interface ActionRegistration<Click> {
  /** The extension whose script is running when left out. */
  slug?: string;
  id: string;
  label: string;
  icon?: string;
  onClick: (click: Click) => void;
  priority?: number;
}

/** An entry in the card of a user. */
export interface UserActionRegistration extends ActionRegistration<UserActionClick> {
  /** Hides it from guests. */
  authOnly?: boolean;
}

/** An entry of the account menu. */
export type AccountActionRegistration = ActionRegistration<AccountActionClick>;

/** An entry in the menu of a post. */
export interface PostActionRegistration extends ActionRegistration<PostActionClick> {
  /** Decides for each post; shown everywhere when left out. */
  visible?: (context: { post: Post; currentUser: CurrentUser | null }) => boolean;
}

/** How notifications of one type look. */
export interface NotificationTypeRegistration {
  icon?: string;
  /** A CSS colour. */
  iconColor?: string;
  renderBody?: (notification: ExtensionNotification) => ReactNode;
  onClick?: (context: { n: ExtensionNotification; navigate: Navigate }) => void;
}

/** A tab of the Following page. */
export interface FollowingTabRegistration {
  slug?: string;
  key: string;
  label: string;
  component: ComponentType<FollowingTabProps>;
}

/** One list of a moderation section. */
export interface ModerationList {
  /** How many entries wait. */
  badge: () => number;
  component: ComponentType<ModerationSectionProps>;
}

/** A section of the moderation pages. */
export interface ModerationSectionRegistration {
  slug: string;
  label: string;
  logo_url?: string;
  approvals?: ModerationList;
  reports?: ModerationList;
}
