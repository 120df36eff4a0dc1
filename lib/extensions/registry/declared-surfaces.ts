import type { Manifest } from '@nexus/sdk/manifest';
import type { DeclaredSurface } from '../browser/page-bundle';
import type { SurfaceKind } from '../browser/surface-kinds';

/** What a manifest declares for the browser, as one list. */
export function declaredSurfaces(manifest: Manifest): DeclaredSurface[] {
  const { admin_panel: panel, explore } = manifest;
  return [
    ...(manifest.slots ?? []).map((slot) => surface('slot', slot, {})),
    ...(manifest.routes ?? []).map(({ path, title }) => surface('route', path, { title })),
    ...(manifest.right_widgets ?? []).map(({ id, label, scope, priority }) => surface('right_widget', id, { label, scope, priority })),
    ...(manifest.toolbar_buttons ?? []).map(({ id, icon, tip, scope, priority }) => surface('toolbar_button', id, { icon, tip, scope, priority })),
    ...(manifest.profile_tabs ?? []).map(({ id, label, icon, visibility, priority }) => surface('profile_tab', id, { label, icon, visibility, priority })),
    ...(manifest.notification_types ?? []).map(({ key, label, icon }) => surface('notification_type', key, { label, icon })),
    ...(manifest.actions ?? []).map(({ kind, id, label, icon }) => surface(`${kind}_action`, id, { label, icon })),
    ...(manifest.following_tabs ?? []).map(({ key, label }) => surface('following_tab', key, { label })),
    ...(manifest.moderation_sections ? [surface('moderation_section', manifest.slug, {})] : []),
    ...(panel ? [surface('admin_panel', manifest.slug, { label: panel.label, icon: panel.icon })] : []),
    ...(explore ? [surface('explore', manifest.slug, { label: explore.label, icon: explore.icon, path: explore.path })] : []),
  ];
}

/** A manifest written before these keys existed could not declare them: silence there is no refusal. */
export function undeclaredAllowed(manifest: Manifest): SurfaceKind[] {
  const kinds: SurfaceKind[] = ['explore'];
  if (!manifest.actions) kinds.push('user_action', 'account_action', 'post_action');
  if (!manifest.following_tabs) kinds.push('following_tab');
  if (manifest.moderation_sections === undefined) kinds.push('moderation_section');
  return kinds;
}

function surface(kind: SurfaceKind, key: string, attributes: DeclaredSurface['attributes']): DeclaredSurface {
  return { kind, key, attributes };
}
