/** Everything a bundle can register; the word is the same in reports, in the admin's tables and in the registry. */
export const surfaceKinds = [
  'slot', 'route', 'admin_panel', 'explore', 'right_widget', 'toolbar_button', 'profile_tab', 'user_action',
  'account_action', 'post_action', 'notification_type', 'following_tab', 'moderation_section',
] as const;

export type SurfaceKind = (typeof surfaceKinds)[number];

/** `right_widget:my-widget`: names one surface of an extension in reports and in the list of those switched off. */
export const surfaceName = (kind: SurfaceKind | 'bundle', key: string) => `${kind}:${key}`;
