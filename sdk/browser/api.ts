import type { ComponentType } from 'react';
import type { Attachment, CurrentUser } from './entities';
import type {
  AccountActionRegistration, AdminPanelRegistration, ExploreItemRegistration,
  FollowingTabRegistration, ModerationSectionRegistration, NotificationTypeRegistration,
  PostActionRegistration, ProfileTabRegistration, RightWidgetRegistration, SlotRegistration,
  ToolbarButtonRegistration, UserActionRegistration,
} from './registrations';
import type { RouteProps } from './surface-props';

/** For `Nexus.uploadFile`. */
export interface UploadOptions {
  slug: string;
  /** What the file is for, e.g. `cover`. */
  type?: string;
  /** The record of the extension that the file belongs to. */
  recordId?: number | string;
  /** Types that are taken, e.g. `['image/png']`; those that the forum allows when left out. */
  allowedMime?: readonly string[];
}

/** A stored file, or why it was refused. */
export type UploadResult =
  | {
      upload: { id: number; [field: string]: unknown };
      /** The file as it should be shown. */
      url: string;
      /** The file as it was sent. */
      original_url: string;
      error?: undefined;
    }
  | { error: string };

/** The page that an address leads to. */
export interface RouteMatch {
  slug: string;
  pattern: string;
  params: Record<string, string>;
  component: ComponentType<RouteProps<Record<string, unknown>>>;
  options: { title?: string };
}

/** Messages from the extension's own server half. */
export interface LiveChannel {
  /**
   * Calls a function with each message that the server half publishes to a topic.
   *
   * @param options.onMissed called when messages may have been lost: after the connection was, and when something was
   *   published between the page's making and the subscription. Read again what you show.
   * @returns a function that ends the subscription
   * @example const stop = Nexus.live.subscribe('polls', 'poll:12', (data) => update(data), { onMissed: () => readAgain() });
   */
  subscribe(slug: string, topic: string, listener: (data: unknown) => void, options?: { onMissed?: () => void }): () => void;
}

/**
 * What the forum offers to the browser half of an extension, as `window.Nexus`.
 *
 * Registering the same identity again replaces it. A surface that the manifest can declare is shown
 * only where it is declared. A component that throws disappears; the page stays.
 *
 * @example
 * Nexus.registerSlot({ slug: 'polls', slot: 'post_footer', component: Poll });
 * Nexus.registerRoute('polls', '/polls/:id', PollPage, { title: 'Poll' });
 */
export interface NexusBrowserApi {
  /** Fills a slot; shown where the slot is. */
  registerSlot(registration: SlotRegistration): void;
  /** Fills a page below `/ext/<slug>`; shown under a header with its title. */
  registerRoute<Params extends object = object>(
    slug: string,
    path: string,
    component: ComponentType<RouteProps<Params>>,
    options?: { title?: string },
  ): void;
  /** Fills the extension's page of the admin area; shown under "Installed extensions". */
  registerAdminPanel(slug: string, registration: AdminPanelRegistration): void;
  /** Adds an entry to the Explore section of the left sidebar. */
  registerExploreItem(registration: ExploreItemRegistration): void;
  /** Fills a panel of the right sidebar. */
  registerRightWidget(registration: RightWidgetRegistration): void;
  /** Binds a button of the composer. */
  registerToolbarButton(registration: ToolbarButtonRegistration): void;
  /** Fills a tab on profiles. */
  registerProfileTab(registration: ProfileTabRegistration): void;
  /** Adds an entry to the card of a user. */
  registerUserAction(registration: UserActionRegistration): void;
  /** Adds an entry to the account menu. */
  registerAccountAction(registration: AccountActionRegistration): void;
  /** Adds an entry to the menu of a post. */
  registerPostAction(registration: PostActionRegistration): void;
  /** Draws the notifications of one declared type; shown in the list of notifications. */
  registerNotificationType(key: string, registration: NotificationTypeRegistration): void;
  /** Adds a tab to the Following page. */
  registerFollowingTab(registration: FollowingTabRegistration): void;
  /** Adds a section to the moderation pages. */
  registerModerationSection(registration: ModerationSectionRegistration): void;
  /**
   * Stores a file of the extension.
   *
   * @example const result = await Nexus.uploadFile(file, { slug: 'gallery', type: 'picture' });
   */
  uploadFile(file: File, options: UploadOptions): Promise<UploadResult>;
  /**
   * Hands something to the extension for the signed-in user, as `attach` does for posts: its kind is declared in `side_data`
   * for `user`, its data an object of at most 10,240 bytes as JSON. `persistAttachment` has run, or runs again later.
   *
   * @throws Error with a sentence for people and the `status` of the answer: 401 for a guest, 422, 429
   * @example await Nexus.attachToUser({ kind: 'signature', data: { text: 'Ahoy' } });
   */
  attachToUser(attachment: Attachment): Promise<void>;
  live: LiveChannel;
  /** Opens a page of the forum without reloading it. */
  navigate(url: string): void;
  /** Finds the registered page for a path such as `/ext/polls/polls/12`. */
  matchRoute(pathname: string): RouteMatch | null;
  /** Fills the parameters of a pattern: `('/polls/:id', { id: 12 })` → `/polls/12`. */
  routeUrl(pattern: string, params: Readonly<Record<string, string | number>>): string;
  /** The signed-in user, or null for a guest. */
  readonly currentUser: CurrentUser | null;
}
