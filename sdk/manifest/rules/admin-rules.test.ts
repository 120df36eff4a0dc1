import { describe, expect, it } from 'vitest';
import { ADMIN_FIELD_TYPES } from '../known';
import { buildAdminUi, listErrors, listWarnings } from '../testing';

const at = 'admin_ui.contributions[0]';
const field = 'admin_ui.screens[0].fields[0]';
const contributions = (entries: object[]) => ({
  admin_ui: { contributions: entries.map((entry) => ({ label: 'A', ...entry })) },
});

describe('the section', () => {
  it.each([
    [{ section: { mode: 'embedded' } }, 'admin_ui.mode "embedded" is not supported: only "declarative" is'],
    [{ section: { schema_version: 2 } }, 'admin_ui.schema_version must be 1 (got: 2)'],
    [{ section: { pages: [] } }, 'admin_ui: "pages" is not a known field'],
    [{ section: { describe: 'yes' } }, 'admin_ui.describe must be true or false (got: yes)'],
  ])('%j', (parts, message) => {
    expect(listErrors(buildAdminUi(parts))).toEqual([message]);
  });
});

describe('a contribution', () => {
  it.each([
    [{ id: 'My_Entry' }, `${at}.id "My_Entry" must be kebab-case: lowercase letters and digits, joined by hyphens`],
    [{ slot: undefined }, `${at} must have a slot or a parent`],
    [{ slot: 'core.footer' }, `${at}.slot "core.footer" is not a known slot. Known slots: plugin.my-ext.<name>, core.sidebar.root, core.sidebar.channels, core.sidebar.integrations, core.sidebar.settings, core.agent_detail.tabs, core.command_palette.actions`],
    [{ slot: undefined, parent: 'nobody' }, `${at}.parent "nobody" is not the id of a contribution.`],
    [{ screen: 'stmp' }, `${at}.screen "stmp" is not the id of a screen. Known screens: smtp`],
    [{ label: {} }, `${at}.label must have at least one language (got: {})`],
    [{ label: { english: 'A', '1': 'B' } }, `${at}.label key "1" must be a language tag such as en or pt-BR`],
    [{ label: 3 }, `${at}.label must be a text, or a map from language to text (got: 3)`],
    [{ visible_when: 'plugin.enabled &&' }, `${at}.visible_when cannot be read: expected a name or a value at the end (got: plugin.enabled &&)`],
    [{ order: '1' }, `${at}.order must be a number (got: "1")`],
  ])('error: %j', (contribution, message) => {
    expect(listErrors(buildAdminUi({ contribution }))).toEqual([message]);
  });

  it.each([
    [{ icon: 'mails' }, `${at}.icon "mails" is not a known icon and shows as puzzle. Did you mean "mail"?`],
    [{ icon: 'rocket-ship' }, `${at}.icon "rocket-ship" is not a known icon and shows as puzzle.`],
    [{ order: 999 }, `${at}.order should be 1000 or more (got: 999)`],
    [{ visible_when: 'plugin.running' }, `${at}.visible_when reads "plugin.running", which never has a value. Known: plugin.installed, plugin.enabled, plugin.healthy, config.<key>, tenant.id, user.role`],
  ])('warning: %j', (contribution, message) => {
    expect(listWarnings(buildAdminUi({ contribution }))).toEqual([message]);
  });

  it.each([['core.sidebar.root'], ['core.command_palette.actions'], ['plugin.my-ext.root'], ['plugin.my-ext.a.b']])('may go to %s', (slot) => {
    expect(listWarnings(buildAdminUi({ contribution: { slot } }))).toEqual([]);
  });

  it.each([['plugin.my-ext'], ['plugin.other.root'], ['plugin.my-ext.']])('may not go to %s', (slot) => {
    expect(listErrors(buildAdminUi({ contribution: { slot } }))[0]).toContain('is not a known slot');
  });

  it('with slot and parent belongs to its parent', () => {
    const slot = 'plugin.my-ext.root';
    expect(listWarnings(contributions([{ id: 'a', slot }, { id: 'b', slot, parent: 'a' }]))).toEqual([
      'admin_ui.contributions[1].slot is ignored because parent is set (got: plugin.my-ext.root)',
    ]);
  });

  it('does not go in a circle', () => {
    expect(listErrors(contributions([{ id: 'a', parent: 'b' }, { id: 'b', parent: 'a' }, { id: 'c', parent: 'a' }]))).toEqual([
      'admin_ui.contributions[0].parent goes in a circle: a → b → a',
      'admin_ui.contributions[1].parent goes in a circle: b → a → b',
    ]);
    expect(listErrors(contributions([{ id: 'a', parent: 'a' }]))).toEqual([
      'admin_ui.contributions[0].parent goes in a circle: a → a',
    ]);
  });

  it('is at most 5 deep', () => {
    const chain = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index, ids) =>
      index === 0 ? { id, slot: 'plugin.my-ext.root' } : { id, parent: ids[index - 1] },
    );
    expect(listErrors(contributions(chain.slice(0, 5)))).toEqual([]);
    expect(listErrors(contributions(chain))).toEqual([
      'admin_ui.contributions[5].parent puts the entry at depth 6; at most 5 is allowed',
    ]);
  });

  it('has an id of its own', () => {
    const slot = 'plugin.my-ext.root';
    expect(listErrors(contributions([{ id: 'a', slot }, { id: 'a', slot }]))).toEqual([
      'admin_ui.contributions[1] repeats the id "a" of admin_ui.contributions[0]',
    ]);
  });
});

describe('a screen', () => {
  it.each([
    [{ id: 'SMTP' }, 'admin_ui.screens[0].id "SMTP" must be kebab-case: lowercase letters and digits, joined by hyphens'],
    [{ fields: [] }, 'admin_ui.screens[0].fields must have at least one entry, because describe is false'],
    [{ fields: null }, 'admin_ui.screens[0].fields must have at least one entry, because describe is false'],
    [{ load: 'load' }, 'admin_ui.screens[0].load must have the form nexus/admin/<slug>/<method> (got: load)'],
    [{ load: 'nexus/admin/other/load' }, 'admin_ui.screens[0].load must start with nexus/admin/my-ext/ (got: nexus/admin/other/load)'],
    [{ refresh: { method: 'nexo/admin/other/load' } }, 'admin_ui.screens[0].refresh.method must start with nexus/admin/my-ext/ (got: nexo/admin/other/load)'],
    [{ refresh: { method: 'nexus/admin/my-ext/load', interval_seconds: 0 } }, 'admin_ui.screens[0].refresh.interval_seconds must be at least 1 (got: 0)'],
    [{ actions: [{ id: 'a', label: 'A' }] }, 'admin_ui.screens[0].actions[0].method is required'],
    [{ actions: [{ id: 'a', label: 'A', method: 'nexus/admin/my-ext/a', on_success: 'alert' }] }, 'admin_ui.screens[0].actions[0].on_success "alert" is not a known result. Known results: toast, inline_json, table, redirect, refresh'],
  ])('error: %j', (screen, message) => {
    expect(listErrors(buildAdminUi({ screen }))).toEqual([message]);
  });

  it('without fields is fine where the extension describes it', () => {
    expect(listErrors(buildAdminUi({ section: { describe: true }, screen: { fields: [] } }))).toEqual([]);
    expect(listErrors(buildAdminUi({ section: { describe: true }, field: { key: 'anything' } }))).toEqual([]);
  });

  it('takes methods under both prefixes', () => {
    expect(listErrors(buildAdminUi({ screen: { load: 'nexo/admin/my-ext/admin_ui/load' } }))).toEqual([]);
  });

  it('uses keys and ids once', () => {
    const action = { id: 'a', label: 'A', method: 'nexus/admin/my-ext/a' };
    const prompt = { key: 'p', type: 'text', label: 'P' };
    const entry = { key: 'host', type: 'text', label: 'H' };
    const screen = { fields: [entry, entry], actions: [{ ...action, prompt_fields: [prompt, prompt] }, action] };
    expect(listErrors(buildAdminUi({ screen }))).toEqual([
      'admin_ui.screens[0].fields[1] repeats the key "host" of admin_ui.screens[0].fields[0]',
      'admin_ui.screens[0].actions[1] repeats the id "a" of admin_ui.screens[0].actions[0]',
      'admin_ui.screens[0].actions[0].prompt_fields[1] repeats the key "p" of admin_ui.screens[0].actions[0].prompt_fields[0]',
    ]);
    const { admin_ui: section } = buildAdminUi({ section: { screens: [{ id: 's', title: 'S', fields: [entry] }, { id: 's', title: 'S', fields: [entry] }] } });
    expect(listErrors({ settings_schema: { host: { type: 'string' } }, admin_ui: section })).toEqual([
      'admin_ui.screens[1] repeats the id "s" of admin_ui.screens[0]',
    ]);
  });
});

describe('a field', () => {
  const method = 'nexus/admin/my-ext/options';

  it.each([
    [{ key: 'hots' }, `${field}.key "hots" is not a key of settings_schema`],
    [{ type: 'select' }, `${field} must have options or options_source, because its type is select`],
    [{ type: 'multiselect', options: [] }, `${field} must have options or options_source, because its type is multiselect`],
    [{ type: 'select', options_source: { kind: 'rpc' } }, `${field}.options_source.method is required for the kind rpc`],
    [{ type: 'select', options_source: { kind: 'static' } }, `${field}.options is required for the kind static`],
    [{ type: 'select', options_source: { kind: 'static', method }, options: [{ value: 'a', label: 'A' }] }, `${field}.options_source.method can only be used with the kind rpc`],
    [{ type: 'select', options_source: { kind: 'sql', method } }, `${field}.options_source.kind "sql" is not a known kind. Known kinds: rpc, static`],
    [{ type: 'select', options_source: { kind: 'rpc', method: 'nexus/admin/other/o' } }, `${field}.options_source.method must start with nexus/admin/my-ext/ (got: nexus/admin/other/o)`],
    [{ label: undefined }, `${field}.label is required`],
    [{ visible_when: '(' }, `${field}.visible_when cannot be read: expected a name or a value at the end (got: ()`],
  ])('error: %j', (fields, message) => {
    expect(listErrors(buildAdminUi({ field: fields }))).toEqual([message]);
  });

  it('of type link is display only and needs no setting', () => {
    expect(listWarnings(buildAdminUi({ field: { key: 'docs', type: 'link' } }))).toEqual([]);
  });

  it('of an unknown type is pointed out', () => {
    expect(listWarnings(buildAdminUi({ field: { type: 'slider' } }))).toEqual([
      `${field}.type "slider" is not a known type and shows a notice. Known types: ${ADMIN_FIELD_TYPES.join(', ')}`,
    ]);
  });

  it('is secret where its setting is', () => {
    expect(listWarnings(buildAdminUi({ field: { type: 'secret' } }))).toEqual([
      `${field}.type does not agree with settings_schema, where "host" is not marked "secret": true`,
    ]);
    const { admin_ui: section } = buildAdminUi({});
    expect(listWarnings({ admin_ui: section, settings_schema: { host: { type: 'string', secret: true } } })).toEqual([
      `${field}.type does not agree with settings_schema, where "host" is secret`,
    ]);
  });
});
