import { describe, expect, it } from 'vitest';
import { listErrors, listWarnings } from './testing';

const bundle = { js_bundle: 'a.js' };
const widget = (fields: object) => ({ ...bundle, right_widgets: [{ id: 'w', label: 'W', ...fields }] });
const collection = (fields: object) => ({ collections: { notes: fields } });

describe('identity and presentation', () => {
  it.each([
    [{ version: '1.0' }, 'version must be a semantic version such as 1.2.3 (got: "1.0")'],
    [{ version: 'v1.0.0' }, 'version must be a semantic version such as 1.2.3 (got: v1.0.0)'],
    [{ slug: '' }, 'slug must not be empty (got: "")'],
    [{ slug: 'a b' }, 'slug "a b" must contain only lowercase letters, digits and hyphens'],
    [{ name: '  ' }, 'name must not be empty (got: "  ")'],
    [{ module: 'polls' }, 'module must start with an uppercase letter and contain only letters, digits, underscores and dots (got: polls)'],
    [{ module: 'Polls.' }, 'module must have a letter or underscore at the start of each dotted part (got: Polls.)'],
    [{ homepage: 'example.org' }, 'homepage must start with http://, https:// or / (got: example.org)'],
    [{ repository: 'ada/polls' }, 'repository must start with http:// or https:// (got: ada/polls)'],
    [{ email: 'ada' }, 'email must be a mail address (got: ada)'],
    [{ tags: ['a', 'b', 'c', 'd', 'e'] }, 'tags must have at most 4 entries (got: ["a","b","c","d","e"])'],
    [{ logo_url: 'logo.webp' }, 'logo_url must be /ext/<slug>/assets/<file> or an https:// address (got: logo.webp)'],
    [{ logo_url: '/ext/my-ext/assets/../x' }, 'logo_url must not contain ".." (got: /ext/my-ext/assets/../x)'],
    [{ banner_url: '/ext/other/assets/b.webp' }, 'banner_url must start with /ext/my-ext/assets/ (got: /ext/other/assets/b.webp)'],
    [{ compatible_with: 'soon' }, 'compatible_with must be a semver range such as ^1.0 or >=1.2 <3 (got: soon)'],
    [{ engines: { nexus: 'soon' } }, 'engines.nexus must be a semver range such as ^1.0 or >=1.2 <3 (got: soon)'],
    [{ engines: { bun: '1' } }, 'engines: "bun" is not a known field'],
  ])('%j', (fields, message) => {
    expect(listErrors(fields)).toEqual([message]);
  });

  it('warns of pictures that browsers block', () => {
    expect(listWarnings({ logo_url: 'http://a.example/l.png' })).toEqual([
      'logo_url is blocked by browsers: use https:// or a file of your own (got: http://a.example/l.png)',
    ]);
  });
});

describe('pages and widgets', () => {
  it.each([
    [{ js_bundle: '/a.js' }, 'js_bundle must be the path of a .js file below priv/static, e.g. my-extension.js (got: /a.js)'],
    [{ js_bundle: 'a.mjs' }, 'js_bundle must be the path of a .js file below priv/static, e.g. my-extension.js (got: a.mjs)'],
    [{ ...bundle, slots: ['header'] }, 'slots[0] "header" is not a known slot. Known slots: post_footer, profile_sidebar, compose_attachments'],
    [{ ...bundle, routes: [{ path: 'games' }] }, 'routes[0].path must start with / (got: games)'],
    [{ ...bundle, routes: [{ path: '/ext' }] }, 'routes[0].path must not include /ext/ — it is prefixed automatically (got: /ext)'],
    [{ ...bundle, routes: [{ path: '/api' }] }, 'routes[0].path must not lie under /api — the forum answers there itself (got: /api)'],
    [{ ...bundle, routes: [{ path: '/assets/x' }] }, 'routes[0].path must not lie under /assets — the forum answers there itself (got: /assets/x)'],
    [{ ...bundle, routes: [{ path: '/a//b' }] }, 'routes[0].path must consist of parts such as games or :slug, separated by single slashes (got: /a//b)'],
    [{ ...bundle, routes: [{ path: '/a/../b' }] }, 'routes[0].path must consist of parts such as games or :slug, separated by single slashes (got: /a/../b)'],
    [{ ...bundle, routes: [{ path: '/:a/:a' }] }, 'routes[0].path must not use a parameter name twice (got: /:a/:a)'],
    [{ explore: { label: 'A', path: '/ext/a' } }, 'explore.path must not include /ext/ — it is prefixed automatically (got: /ext/a)'],
    [{ admin_panel: { label: 'A', icon: 'cog' }, ...bundle }, 'admin_panel.icon must be a Font Awesome class such as fa-flask or fa-solid fa-flask (got: cog)'],
    [widget({ scope: 'all' }), 'right_widgets[0].scope "all" is not a known scope. Known scopes: extension, global, {path}, {corePages}'],
    [widget({ scope: 3 }), 'right_widgets[0].scope must be "extension", "global", {path: …} or {corePages: […]} (got: 3)'],
    [widget({ scope: { corePages: ['home'] } }), 'right_widgets[0].scope.corePages[0] "home" is not a known core page. Known core pages: feed, post, profile, members, leaderboard, badges, search, notifications, messages, saved, drafts'],
    [widget({ priority: 1.5 }), 'right_widgets[0].priority must be a whole number (got: 1.5)'],
    [widget({ id: 'a b' }), 'right_widgets[0].id must start with a letter or digit and contain only letters, digits and _ - . : (got: a b)'],
    [{ ...bundle, toolbar_buttons: [{ id: 'a', icon: 'fa-solid fa-a', tip: 'A', scope: 'chat' }] }, 'toolbar_buttons[0].scope "chat" is not a known scope. Known scopes: both, posts, replies'],
    [{ ...bundle, profile_tabs: [{ id: 'a', label: 'A', visibility: 'me' }] }, 'profile_tabs[0].visibility "me" is not a known visibility. Known visibilities: always, own_only'],
    [{ ...bundle, actions: [{ kind: 'reply', id: 'a', label: 'A' }] }, 'actions[0].kind "reply" is not a known kind. Known kinds: user, account, post'],
    [{ ...bundle, following_tabs: [{ key: 'a' }] }, 'following_tabs[0].label is required'],
    [{ ...bundle, moderation_sections: 1 }, 'moderation_sections must be true or false (got: 1)'],
  ])('%j', (fields, message) => {
    expect(listErrors(fields)).toEqual([message]);
  });

  it('takes both forms of an icon everywhere', () => {
    const icons = ['fa-flask', 'fa-solid fa-flask', 'fas fa-flask', 'fa-2x'];
    const tabs = icons.map((icon, index) => ({ id: `t${index}`, label: 'T', icon }));
    expect(listErrors({ ...bundle, profile_tabs: tabs })).toEqual([]);
  });
});

describe('events, mail and access', () => {
  const type = (fields: object) => ({
    capabilities: ['notifications:send'],
    notification_types: [{ key: 'a', label: 'A', channels: ['web'], ...fields }],
  });

  it.each([
    [{ hooks: [3] }, 'hooks[0] must be the name of an event or {event, priority} (got: 3)'],
    [{ hooks: [{ priority: 1 }] }, 'hooks[0].event is required'],
    [{ side_data: [{ entity: 'space', kind: 'a' }] }, 'side_data[0].entity "space" is not a known entity. Known entities: post, reply, user'],
    [{ digest_sections: [{ key: 'a' }] }, 'digest_sections[0].label is required'],
    [type({ key: 'A' }), 'notification_types[0].key "A" must start with a lowercase letter and contain only lowercase letters, digits and underscores'],
    [type({ key: 'a'.repeat(65) }), `notification_types[0].key must be at most 64 characters long (got: ${'a'.repeat(60)}…)`],
    [type({ channels: [] }), 'notification_types[0].channels must have at least 1 entry (got: [])'],
    [type({ channels: ['sms'] }), 'notification_types[0].channels[0] "sms" is not a known channel. Known channels: web, email, push'],
    [type({ default_preferences: { sms: true } }), 'notification_types[0].default_preferences: "sms" is not a known field'],
    [type({ payload_schema: { a: 1 } }), 'notification_types[0].payload_schema.a must be a text (got: 1)'],
    [{ permissions: [{ key: 'Can-do', label: 'A' }] }, 'permissions[0].key "Can-do" must contain only lowercase letters, digits and underscores'],
    [{ permissions: [{ key: 'a', label: 'a'.repeat(121) }] }, `permissions[0].label must be at most 120 characters long (got: ${'a'.repeat(60)}…)`],
    [{ permissions: [{ key: 'a', label: 'A', default: 'owner' }] }, 'permissions[0].default "owner" is not a known role. Known roles: everyone, member, moderator, admin'],
    [{ capabilities: [1] }, 'capabilities[0] must be a text (got: 1)'],
    [{ capabilities: ['http:fetch'], network: ['https://a.example'] }, 'network[0] must be a host name such as api.example.com or *.example.org, without https://, port or path (got: https://a.example)'],
    [{ capabilities: ['http:fetch'], network: ['*.com'] }, 'network[0] must be a host name such as api.example.com or *.example.org, without https://, port or path (got: *.com)'],
  ])('%j', (fields, message) => {
    expect(listErrors(fields)).toEqual([message]);
  });
});

describe('data, jobs and other extensions', () => {
  it.each([
    [{ dependencies: ['polls'] }, 'dependencies[0] must be {slug, version} (got: polls)'],
    [{ dependencies: [{ slug: 'polls', version: 'x.y' }] }, 'dependencies[0].version must be a semver range such as ^1.0 or >=1.2 <3 (got: x.y)'],
    [{ services: { consumes: [{ name: 'awards' }] }, capabilities: ['services'] }, 'services.consumes[0].name must have the form <slug>.<service> (got: awards)'],
    [{ api_endpoints: [{ method: 'get', path: '/', description: '' }] }, 'api_endpoints[0].method "get" is not a known method. Known methods: GET, HEAD, POST, PUT, PATCH, DELETE'],
    [{ api_endpoints: [{ method: 'GET', path: '/ext/my-ext/api/a', description: '' }] }, 'api_endpoints[0].path must not include /ext/ — /ext/<slug>/api is prefixed automatically (got: /ext/my-ext/api/a)'],
    [{ api_endpoints: [{ method: 'GET', path: 'a', description: '' }] }, 'api_endpoints[0].path must be a path below /ext/<slug>/api, e.g. /polls/:id (got: a)'],
    [{ collections: { Notes: {} } }, 'collections key "Notes" must start with a lowercase letter and contain only lowercase letters, digits and underscores'],
    [{ collections: { constructor: {} } }, 'collections key "constructor" cannot be used as a key'],
    [collection({ indexes: [{ field: 'a..b' }] }), 'collections.notes.indexes[0].field must be the name of a field, with dots for nested ones (got: a..b)'],
    [collection({ initial_data: [1] }), 'collections.notes.initial_data[0] must be an object (got: 1)'],
    [collection({ initial_data: 'x' }), 'collections.notes.initial_data must be a list of objects (got: x)'],
    [collection({ schema: true }), 'collections.notes.schema must be an object (got: true)'],
    [{ jobs: [{ name: 'a b' }] }, 'jobs[0].name "a b" must start with a letter and contain only letters, digits, underscores and hyphens'],
    [{ jobs: [{ name: 'a', cron: 'daily' }] }, 'jobs[0].cron must have five parts: minute, hour, day, month and weekday (got: daily)'],
    [{ jobs: [{ name: 'a', cron: '0 24 * * *' }] }, 'jobs[0].cron must have a valid hour: 0 to 23, *, */n, a range or a list (got: 0 24 * * *)'],
  ])('%j', (fields, message) => {
    expect(listErrors(fields)).toEqual([message]);
  });
});

it('bounds every list', () => {
  const many = Array.from({ length: 101 }, (_, index) => ({ path: `/p${index}` }));
  expect(listErrors({ ...bundle, routes: many })[0]).toMatch(/^routes must have at most 100 entries/);
  const settings = Object.fromEntries(many.flatMap((_, i) => [[`a${i}`, { type: 'string' }], [`b${i}`, { type: 'string' }]]));
  expect(listErrors({ settings_schema: settings })[0]).toMatch(/^settings_schema must have at most 200 entries/);
});
