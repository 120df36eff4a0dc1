import { parseManifest } from '@nexus/sdk/manifest';
import { expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { pageFromPath } from '../browser/page-ref';
import { manifestOf } from '../testing/write-package';
import { needsBundle } from './bundle-pages';

const narrow = { slots: [], actions: [], following_tabs: [], moderation_sections: false };
const member: Viewer = { id: 1, username: 'ada', name: '', role: 'member', avatarUrl: null, sessionId: 1 };
const viewers = { guest: null, member, moderator: { ...member, role: 'moderator' }, admin: { ...member, role: 'admin' } } satisfies Record<string, Viewer | null>;
const paths = ['/', '/space/boats', '/post/12', '/profile/ada', '/compose', '/saved', '/following', '/moderation', '/notifications', '/ext/poll', '/ext/poll/games/7', '/ext/other'];

/** The pages of `paths` that load a bundle with this manifest. */
function pagesOf(fields: Record<string, unknown>, viewer: keyof typeof viewers): string[] {
  const parsed = parseManifest(JSON.stringify(manifestOf({ ...narrow, ...fields })));
  if (!parsed.ok) throw new Error(parsed.errors.map((issue) => issue.message).join('\n'));
  return paths.filter((path) => needsBundle({ manifest: parsed.manifest, page: pageFromPath(path), viewer: viewers[viewer] }));
}

const members = ['member', 'moderator', 'admin'] as const;
const everybody = ['guest', ...members] as const;

test.each([
  ['nothing', {}, []],
  ['post_footer', { slots: ['post_footer'] }, ['/post/12']],
  ['profile_sidebar', { slots: ['profile_sidebar'] }, ['/profile/ada']],
  ['a global widget', { right_widgets: [{ id: 'w', label: 'W', scope: 'global' }] }, paths],
  ['a widget of its own pages', { right_widgets: [{ id: 'w', label: 'W' }] }, ['/ext/poll', '/ext/poll/games/7']],
  ['a widget of core pages', { right_widgets: [{ id: 'w', label: 'W', scope: { corePages: ['feed', 'saved'] } }] }, ['/', '/saved']],
  ['a widget of one route', { routes: [{ path: '/games/:id' }], right_widgets: [{ id: 'w', label: 'W', scope: { path: '/games/:id' } }] }, ['/ext/poll/games/7']],
  ['routes', { routes: [{ path: '/' }, { path: '/games/:id' }] }, ['/ext/poll', '/ext/poll/games/7']],
  ['a profile tab', { profile_tabs: [{ id: 't', label: 'T' }] }, ['/profile/ada']],
  ['a post action', { actions: [{ kind: 'post', id: 'a', label: 'A' }] }, ['/post/12']],
  ['a user action', { actions: [{ kind: 'user', id: 'a', label: 'A' }] }, paths],
])('%s, for everybody', (_what, fields, expected) => {
  for (const viewer of everybody) expect(pagesOf(fields, viewer), viewer).toEqual(expected);
});

test.each([
  ['compose_attachments', { slots: ['compose_attachments'] }, ['/compose']],
  ['a button of both composers', { toolbar_buttons: [{ id: 'b', icon: 'fa-star', tip: 'B' }] }, ['/post/12', '/compose']],
  ['a button of the post composer', { toolbar_buttons: [{ id: 'b', icon: 'fa-star', tip: 'B', scope: 'posts' }] }, ['/compose']],
  ['a button of the reply composer', { toolbar_buttons: [{ id: 'b', icon: 'fa-star', tip: 'B', scope: 'replies' }] }, ['/post/12']],
  ['a notification', { notification_types: [{ key: 'n', label: 'N', description: 'D', channels: ['web'] }], }, ['/notifications']],
  ['an account action', { actions: [{ kind: 'account', id: 'a', label: 'A' }] }, paths],
  ['a following tab', { following_tabs: [{ key: 't', label: 'T' }] }, ['/following']],
  ['a manifest from before actions', { actions: undefined }, paths],
  ['a manifest from before following tabs', { following_tabs: undefined }, ['/following']],
])('%s, for members only', (_what, fields, expected) => {
  expect(pagesOf(fields, 'guest')).toEqual([]);
  for (const viewer of members) expect(pagesOf(fields, viewer), viewer).toEqual(expected);
});

test.each([[{ moderation_sections: true }], [{ moderation_sections: undefined }]])('a moderation section (%j), for moderators and above', (fields) => {
  expect(pagesOf(fields, 'member')).toEqual([]);
  for (const viewer of ['moderator', 'admin'] as const) expect(pagesOf(fields, viewer)).toEqual(['/moderation']);
});

test.each(['/login', '/register', '/verify', '/reset', '/setup', '/settings/security', '/settings/security/', '/Settings/Security', '/admin', '/admin/extensions', '/api/v1/posts'])('never on %s', (path) => {
  const parsed = parseManifest(JSON.stringify(manifestOf({ actions: undefined, right_widgets: [{ id: 'w', label: 'W', scope: 'global' }] })));
  expect(parsed.ok && needsBundle({ manifest: parsed.manifest, page: pageFromPath(path), viewer: viewers.admin })).toBe(false);
});
