import type { NexusBrowserApi } from '@nexus/sdk/browser';
import { attachToUser } from './attach-to-user';
import { matchPattern } from './match-pattern';
import type { Registry } from './registry';
import { fillPattern } from './fill-pattern';
import type { SurfaceKind } from './surface-kinds';

export interface NexusApiOptions {
  registry: Registry;
  register(kind: SurfaceKind, given: unknown): void;
  navigate(url: string): void;
  subscribeLive: NexusBrowserApi['live']['subscribe'];
}

/** The methods of `window.Nexus`. What belongs to surfaces without a page yet is checked and kept. */
export function createNexusApi({ registry, register, navigate, subscribeLive }: NexusApiOptions): Omit<NexusBrowserApi, 'currentUser'> {
  const of = (kind: SurfaceKind) => (given: unknown) => register(kind, given);
  return {
    registerSlot: of('slot'),
    registerRightWidget: of('right_widget'),
    registerPostAction: of('post_action'),
    registerUserAction: of('user_action'),
    registerAccountAction: of('account_action'),
    registerExploreItem: of('explore'),
    registerToolbarButton: of('toolbar_button'),
    registerProfileTab: of('profile_tab'),
    registerFollowingTab: of('following_tab'),
    registerModerationSection: of('moderation_section'),
    registerRoute: (slug: unknown, path: unknown, component: unknown, options?: object) => register('route', { ...options, slug, path, component }),
    registerAdminPanel: (slug: unknown, panel?: object) => register('admin_panel', { ...panel, slug }),
    registerNotificationType: (key: unknown, renderer?: object) => register('notification_type', { ...renderer, key }),
    navigate: (url: unknown) => navigate(String(url)),
    matchRoute: (pathname: unknown) => matchRoute(registry, String(pathname)),
    routeUrl: (pattern: unknown, params?: Readonly<Record<string, unknown>>) => fillPattern({ pattern: String(pattern), params: params ?? {} }),
    uploadFile: async () => ({ error: 'This forum does not take files yet.' }),
    attachToUser,
    live: { subscribe: subscribeLive },
  };
}

export type NexusApi = ReturnType<typeof createNexusApi>;

function matchRoute(registry: Registry, pathname: string) {
  for (const route of registry.read().get('route') ?? []) {
    const pattern = `/ext/${route.slug}${route.key === '/' ? '' : route.key}`;
    const params = matchPattern({ pattern, path: pathname });
    if (params && route.component) return { component: route.component, params, options: { title: route.attributes.title }, pattern, slug: route.slug };
  }
  return null;
}
