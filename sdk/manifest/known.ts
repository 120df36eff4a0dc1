/** Events of the forum that an extension can listen to with `hooks`. */
export const EVENTS = [
  'post_created', 'post_updated', 'post_deleted', 'reply_created', 'reply_deleted',
  'reaction_added', 'reaction_removed', 'report_created', 'report_resolved', 'user_registered',
  'user_login',
] as const;
export type ForumEvent = (typeof EVENTS)[number];

export const CAPABILITIES = [
  'content:read', 'content:write', 'users:read', 'users:email', 'notifications:send', 'mail:send',
  'http:fetch', 'storage', 'events', 'services',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** What an extension may be allowed to do: the sentence that an admin reads before consenting. */
export const CAPABILITY_MEANINGS: Readonly<Record<Capability, string>> = {
  'content:read': 'Read posts, replies, users and spaces that the person it acts for can see',
  'content:write': 'Create and change posts and replies',
  'users:read': 'Read the profiles of users',
  'users:email': 'Read the mail addresses of users',
  'notifications:send': 'Send notifications to users',
  'mail:send': 'Send mail to users',
  'http:fetch': 'Reach the hosts listed in "network"',
  storage: 'Store files',
  events: 'Publish events to other extensions and receive theirs',
  services: 'Call other extensions and be called by them',
};

/** Places on the forum's pages that a component of an extension can fill. */
export const SLOTS = ['post_footer', 'profile_sidebar', 'compose_attachments'] as const;
export type SlotName = (typeof SLOTS)[number];

/** Pages of the forum that a right widget can name in `scope.corePages`. */
export const CORE_PAGES = [
  'feed', 'post', 'profile', 'members', 'leaderboard', 'badges', 'search', 'notifications',
  'messages', 'saved', 'drafts',
] as const;
export type CorePage = (typeof CORE_PAGES)[number];

export const SETTING_TYPES = [
  'string', 'text', 'boolean', 'number', 'select', 'color', 'list', 'multiselect', 'json',
] as const;
export type SettingType = (typeof SETTING_TYPES)[number];

/** Who passes a permission before an admin has changed it, widest first. */
export const ROLE_TIERS = ['everyone', 'member', 'moderator', 'admin'] as const;
export type RoleTier = (typeof ROLE_TIERS)[number];

export const NOTIFICATION_CHANNELS = ['web', 'email', 'push'] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

export const SIDE_DATA_ENTITIES = ['post', 'reply', 'user'] as const;
export type SideDataEntity = (typeof SIDE_DATA_ENTITIES)[number];

export const TOOLBAR_SCOPES = ['both', 'posts', 'replies'] as const;
export type ToolbarScope = (typeof TOOLBAR_SCOPES)[number];

export const PROFILE_TAB_VISIBILITIES = ['always', 'own_only'] as const;
export type ProfileTabVisibility = (typeof PROFILE_TAB_VISIBILITIES)[number];

export const ACTION_KINDS = ['user', 'account', 'post'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export const HTTP_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** First path parts of `/ext/<slug>/…` that the forum answers itself, so no page can live there. */
export const RESERVED_ROUTE_PREFIXES = ['/api', '/assets'] as const;

/** Events that the forum publishes for every extension, as `<slug>.<name>`. */
export const LIFECYCLE_EVENTS = ['initialized', 'shutdown'] as const;

/** Slots of the admin pages; an extension also owns `plugin.<slug>.*`. */
export const ADMIN_SLOTS = [
  'core.sidebar.root', 'core.sidebar.channels', 'core.sidebar.integrations',
  'core.sidebar.settings', 'core.agent_detail.tabs', 'core.command_palette.actions',
] as const;
export type AdminSlot = (typeof ADMIN_SLOTS)[number];

export const ADMIN_FIELD_TYPES = [
  'text', 'number', 'secret', 'toggle', 'select', 'multiselect', 'list', 'link', 'textarea',
  'json',
] as const;
export type AdminFieldType = (typeof ADMIN_FIELD_TYPES)[number];

/** What the admin page does with the answer of an action. */
export const ACTION_RESULTS = ['toast', 'inline_json', 'table', 'redirect', 'refresh'] as const;
export type ActionResult = (typeof ACTION_RESULTS)[number];

/** The icon that stands in for a name that is not in `ICONS`. */
export const FALLBACK_ICON = 'puzzle';

/** Menu entries of extensions come after the forum's own, which use smaller numbers. */
export const FIRST_EXTENSION_ORDER = 1000;

/** A contribution without a parent is at depth 1. */
export const MAX_MENU_DEPTH = 5;

/** Icons of admin menu entries: a subset of lucide (https://lucide.dev). */
export const ICONS = [
  'settings', 'mail', 'calendar', 'key', 'lock', 'shield',
  'globe', 'link', 'database', 'cloud', 'bell', 'user',
  'users', 'message-circle', 'message-square', 'send', 'phone', 'bot',
  'cpu', 'server', 'plug', 'puzzle', 'sliders', 'wrench',
  'tool', 'activity', 'bar-chart', 'pie-chart', 'list', 'grid',
  'folder', 'file', 'search', 'filter', 'refresh-cw', 'download',
  'upload', 'check', 'x', 'alert-triangle', 'info', 'eye',
  'eye-off', 'play', 'pause', 'trash', 'plus', 'edit',
  'external-link', 'zap', 'terminal', 'webhook', 'map-pin', 'clock',
  'tag', 'star', 'home', 'layout',
] as const;
export type IconName = (typeof ICONS)[number];
