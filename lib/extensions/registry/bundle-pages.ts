import type { Manifest } from '@nexus/sdk/manifest';
import type { Viewer } from '@/lib/auth/viewer';
import { hasRole } from '@/lib/permissions/roles';
import { matchesPattern } from '../browser/match-pattern';
import { isClosedToExtensions, type PageRef } from '../browser/page-ref';
import { widgetAppearsOn } from '../browser/widget-scope';

export interface NeedsBundleInput {
  manifest: Manifest;
  page: PageRef;
  viewer: Viewer | null;
}

/**
 * Whether a page loads an extension's bundle: only where one of its surfaces can appear for this viewer. A manifest
 * without `actions` may register actions unannounced, so its bundle is on every page for members.
 */
export function needsBundle({ manifest, page, viewer }: NeedsBundleInput): boolean {
  if (isClosedToExtensions(page.path)) return false;
  return rules.some((rule) => rule({ manifest, page, viewer }));
}

const rules: ((input: NeedsBundleInput) => boolean)[] = [
  ({ manifest, page, viewer }) => (manifest.slots ?? []).some((slot) => slotAppears(slot, page, viewer)),
  ({ manifest: { slug, right_widgets: widgets }, page }) => (widgets ?? []).some(({ scope }) => widgetAppearsOn({ slug, scope, page })),
  ({ manifest, page }) => (manifest.routes ?? []).some((route) => matchesPattern({ pattern: `/ext/${manifest.slug}${route.path}`, path: page.path })),
  ({ manifest, page }) => page.kind === 'profile' && (manifest.profile_tabs ?? []).length > 0,
  ({ manifest, page, viewer }) => viewer !== null && (manifest.toolbar_buttons ?? []).some((button) => buttonAppears(button.scope, page)),
  ({ manifest, page, viewer }) => viewer !== null && page.path === '/notifications' && (manifest.notification_types ?? []).length > 0,
  ({ manifest, page, viewer }) => (manifest.actions ? manifest.actions.some(({ kind }) => actionAppears(kind, page, viewer)) : viewer !== null),
  ({ manifest, page, viewer }) => viewer !== null && page.path === '/following' && (manifest.following_tabs ?? [null]).length > 0,
  ({ manifest, page, viewer }) => hasRole(viewer, 'moderator') && page.path === '/moderation' && manifest.moderation_sections !== false,
];

function slotAppears(slot: string, page: PageRef, viewer: Viewer | null): boolean {
  if (slot === 'post_footer') return page.kind === 'post';
  if (slot === 'profile_sidebar') return page.kind === 'profile';
  return page.kind === 'compose' && viewer !== null;
}

function buttonAppears(scope: string, page: PageRef): boolean {
  if (page.kind === 'compose') return scope !== 'replies';
  return page.kind === 'post' && scope !== 'posts';
}

/** User cards open from any name on any page; the account menu is on every page of a member. */
function actionAppears(kind: 'user' | 'account' | 'post', page: PageRef, viewer: Viewer | null): boolean {
  if (kind === 'post') return page.kind === 'post';
  return kind === 'user' || viewer !== null;
}
