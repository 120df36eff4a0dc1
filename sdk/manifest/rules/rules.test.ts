import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../known';
import { listErrors, listWarnings } from '../testing';

const setting = (fields: object) => ({ settings_schema: { a: { type: 'string', ...fields } } });
const options = [{ value: 'x', label: 'X' }];
const bundle = { js_bundle: 'a.js' };

describe('settings', () => {
  it.each([
    [setting({ type: 'number', default: '1' }), 'settings_schema.a.default must be a number (got: "1")'],
    [setting({ type: 'number', default: 11, max: 10 }), 'settings_schema.a.default must be at most 10 (got: 11)'],
    [setting({ type: 'select', options, default: 'y' }), 'settings_schema.a.default must be one of its options: x (got: y)'],
    [setting({ type: 'color', default: 'red' }), 'settings_schema.a.default must be a colour such as #3366ff (got: red)'],
    [setting({ type: 'select' }), 'settings_schema.a.options is required for the type select'],
    [setting({ type: 'multiselect', options: [] }), 'settings_schema.a.options is required for the type multiselect'],
    [setting({ type: 'select', options: [...options, ...options] }), 'settings_schema.a.options[1] repeats the value "x" of settings_schema.a.options[0]'],
    [setting({ type: 'number', min: 2, max: 1 }), 'settings_schema.a.min must not be larger than max (1) (got: 2)'],
    [setting({ max: 3 }), 'settings_schema.a.max can only be used with the type number, not string'],
    [setting({ visible_when: 'a &&' }), 'settings_schema.a.visible_when cannot be read: expected a name or a value at the end (got: a &&)'],
    [{ ...setting({}), permissions: [{ key: 'a', label: 'A' }] }, 'permissions[0].key "a" is already a key of settings_schema'],
    [{ ...setting({}), settings_tabs: [{ key: 't', label: 'T', fields: ['b'] }] }, 'settings_tabs[0].fields[0] "b" is not a key of settings_schema. Known keys: a'],
    [{ settings_tabs: [{ key: 't', label: 'T', fields: ['b'] }] }, 'settings_tabs[0].fields[0] "b" is not a key of settings_schema'],
    [{ ...setting({}), settings_tabs: [{ key: 't', label: 'T', fields: ['a', 'a'] }] }, 'settings_tabs[0].fields[1] repeats the setting "a" of settings_tabs[0].fields[0]'],
  ])('error: %j', (fields, message) => {
    expect(listErrors(fields)).toEqual([message]);
  });

  it.each([
    [setting({ options }), 'settings_schema.a.options has no effect on the type string'],
    [setting({ secret: true, default: 'x' }), 'settings_schema.a.default is public although the setting is secret'],
    [setting({ visible_when: 'config.b' }), 'settings_schema.a.visible_when reads "config.b", which never has a value. Known: plugin.installed, plugin.enabled, plugin.healthy, config.<key>, tenant.id, user.role'],
  ])('warning: %j', (fields, message) => {
    expect(listWarnings(fields)).toEqual([message]);
  });
});

describe('pages', () => {
  const routes = [{ path: '/games/:slug' }];
  const widget = (path: unknown) => ({ ...bundle, routes, right_widgets: [{ id: 'w', label: 'W', scope: { path } }] });

  it('hold a widget to declared routes', () => {
    expect(listErrors(widget('/games/:slug'))).toEqual([]);
    expect(listErrors(widget(['/games/:slug', '/games']))).toEqual([
      'right_widgets[0].scope.path[1] "/games" is not a declared route. Declared routes: /games/:slug',
    ]);
    expect(listErrors({ ...widget('/a'), routes: null })).toEqual([
      'right_widgets[0].scope.path "/a" is not a declared route. No route is declared',
    ]);
  });

  it('warn of an Explore entry that leads nowhere', () => {
    expect(listWarnings({ ...bundle, routes, explore: { label: 'A', path: '/games/chess?tab=1' } })).toEqual([]);
    expect(listWarnings({ ...bundle, routes, explore: { label: 'A' } })).toEqual([
      'explore.path matches no declared route (got: /)',
    ]);
  });

  it('warn of a missing bundle', () => {
    expect(listWarnings({ slots: ['post_footer'], admin_panel: { label: 'A' }, moderation_sections: true })).toEqual([
      'js_bundle is missing, so nothing can fill: slots, admin_panel, moderation_sections',
    ]);
  });
});

describe('other extensions', () => {
  it.each([
    [{ capabilities: ['events'], events: { publishes: ['other.done'] } }, 'events.publishes[0] "other.done" must start with "my-ext."'],
    [{ capabilities: ['events'], events: { publishes: [{ name: 'my-ext-2.done' }] } }, 'events.publishes[0].name "my-ext-2.done" must start with "my-ext."'],
    [{ capabilities: ['services'], services: { provides: [{ name: 'other.api' }] } }, 'services.provides[0].name "other.api" must start with "my-ext."'],
    [{ dependencies: [{ slug: 'my-ext', version: '*' }] }, 'dependencies[0].slug "my-ext" is this extension itself'],
  ])('%j', (fields, message) => {
    expect(listErrors(fields)).toEqual([message]);
  });

  it('warn of events that the forum publishes for everyone', () => {
    expect(listWarnings({ capabilities: ['events'], events: { publishes: ['my-ext.shutdown'] } })).toEqual([
      'events.publishes[0] "my-ext.shutdown" is published by the forum itself',
    ]);
  });
});

describe('access', () => {
  it('holds endpoints to declared permissions', () => {
    const endpoint = { method: 'GET', path: '/', description: 'A', permission: 'can_do' };
    expect(listErrors({ api_endpoints: [endpoint], permissions: [{ key: 'can_do', label: 'A' }] })).toEqual([]);
    expect(listErrors({ api_endpoints: [endpoint] })).toEqual([
      'api_endpoints[0].permission "can_do" is not a declared permission. None is declared',
    ]);
  });

  it.each([
    [{ capabilities: ['content:reed'] }, `capabilities[0] "content:reed" is not a known capability. Did you mean "content:read"? Known capabilities: ${CAPABILITIES.join(', ')}`],
    [{ network: ['a.example'] }, 'network needs "http:fetch" among the capabilities'],
    [{ capabilities: ['http:fetch'] }, 'network is empty, so the capability "http:fetch" reaches no host'],
    [{ notification_types: [{ key: 'a', label: 'A', channels: ['web'] }] }, 'notification_types needs "notifications:send" among the capabilities'],
    [{ events: { subscribes: ['polls.closed'] } }, 'events.subscribes needs "events" among the capabilities'],
    [{ services: { consumes: [{ name: 'polls.results' }] } }, 'services.consumes needs "services" among the capabilities'],
    [{ capabilities: ['notifications:send'], notification_types: [{ key: 'a', label: 'A', channels: ['web'], default_preferences: { push: true } }] }, 'notification_types[0].default_preferences.push is on, but "push" is not among channels'],
    [{ capabilities: ['storage', 'storage'] }, 'capabilities[1] repeats "storage" of capabilities[0]'],
  ])('warning: %j', (fields, message) => {
    expect(listWarnings(fields)).toEqual([message]);
  });
});

describe('what may occur only once', () => {
  const twice = (entry: unknown) => [entry, entry];

  it.each([
    ['hooks', twice('post_created'), 'event "post_created"'],
    ['settings_tabs', twice({ key: 'a', label: 'A', fields: [] }), 'key "a"'],
    ['digest_sections', twice({ key: 'a', label: 'A' }), 'key "a"'],
    ['side_data', twice({ entity: 'post', kind: 'a' }), 'pair of entity and kind "post a"'],
    ['notification_types', twice({ key: 'a', label: 'A', channels: ['web'] }), 'key "a"'],
    ['permissions', twice({ key: 'a', label: 'A' }), 'key "a"'],
    ['routes', twice({ path: '/a' }), 'path "/a"'],
    ['right_widgets', twice({ id: 'a', label: 'A' }), 'id "a"'],
    ['toolbar_buttons', twice({ id: 'a', icon: 'fa-a', tip: 'A' }), 'id "a"'],
    ['profile_tabs', twice({ id: 'a', label: 'A' }), 'id "a"'],
    ['actions', twice({ kind: 'user', id: 'a', label: 'A' }), 'pair of kind and id "user a"'],
    ['following_tabs', twice({ key: 'a', label: 'A' }), 'key "a"'],
    ['dependencies', twice({ slug: 'a', version: '*' }), 'slug "a"'],
    ['api_endpoints', twice({ method: 'GET', path: '/a', description: '' }), 'pair of method and path "GET /a"'],
    ['jobs', twice({ name: 'a' }), 'name "a"'],
  ])('%s', (name, entries, what) => {
    expect(listErrors({ [name]: entries })).toEqual([`${name}[1] repeats the ${what} of ${name}[0]`]);
  });

  it('a hook, however it is written', () => {
    expect(listErrors({ hooks: ['post_created', { event: 'post_created', priority: 1 }] })).toEqual([
      'hooks[1] repeats the event "post_created" of hooks[0]',
    ]);
  });

  it('an event or a service', () => {
    const events = { publishes: ['my-ext.a', { name: 'my-ext.a' }], subscribes: twice('b.c') };
    const services = { provides: twice({ name: 'my-ext.s' }), consumes: twice({ name: 'b.s' }) };
    expect(listErrors({ events, services })).toEqual([
      'events.publishes[1] repeats the event "my-ext.a" of events.publishes[0]',
      'events.subscribes[1] repeats the event "b.c" of events.subscribes[0]',
      'services.provides[1] repeats the service "my-ext.s" of services.provides[0]',
      'services.consumes[1] repeats the service "b.s" of services.consumes[0]',
    ]);
  });

  it('but the same id under two kinds of actions is fine', () => {
    const action = { id: 'a', label: 'A' };
    expect(listErrors({ actions: [{ ...action, kind: 'user' }, { ...action, kind: 'post' }] })).toEqual([]);
  });
});
