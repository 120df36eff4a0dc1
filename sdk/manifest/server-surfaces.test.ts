import { describe, expect, it } from 'vitest';
import { getAdminMethodName, listAdminMethods } from './admin-methods';
import { exampleManifest } from './example';
import { getExportName } from './identity';
import { validateManifest } from './parse-manifest';
import { hasServerSurface, listServerSurfaces } from './server-surfaces';
import { buildAdminUi, buildManifest } from './testing';

function parse(fields: object) {
  const result = validateManifest(fields);
  if (!result.ok) throw new Error(result.errors[0]?.message);
  return result.manifest;
}

describe('a server half', () => {
  const action = { id: 'a', label: 'A', method: 'nexus/admin/my-ext/a' };

  it.each([
    ['hooks', { hooks: ['post_created'] }],
    ['digest_sections', { digest_sections: [{ key: 'a', label: 'A' }] }],
    ['side_data', { side_data: [{ entity: 'post', kind: 'a' }] }],
    ['jobs', { jobs: [{ name: 'a' }] }],
    ['services', { services: { consumes: [{ name: 'a.b' }] } }],
    ['collections', { collections: { a: {} } }],
    ['api_endpoints', { api_endpoints: [{ method: 'GET', path: '/', description: 'A' }] }],
    ['admin_ui.describe', { admin_ui: { describe: true } }],
    ['admin_ui methods', buildAdminUi({ screen: { load: 'nexus/admin/my-ext/load' } })],
    ['admin_ui methods', buildAdminUi({ screen: { actions: [action] } })],
  ])('is needed for %s', (name, fields) => {
    expect(listServerSurfaces(parse(buildManifest(fields)))).toEqual([name]);
  });

  it.each([
    [{}],
    [{ hooks: [], jobs: [], collections: {}, services: {}, admin_ui: {} }],
    [{ js_bundle: 'a.js', slots: ['post_footer'], ...buildAdminUi({}) }],
  ])('is not needed for %j', (fields) => {
    expect(hasServerSurface(parse(buildManifest(fields)))).toBe(false);
  });
});

it('names the export of a module', () => {
  expect(getExportName('Polls')).toBe('Polls');
  expect(getExportName('Forum.Ext.Polls')).toBe('Polls');
});

it('lists the methods of the admin screens and their short names', () => {
  const methods = listAdminMethods(parse(exampleManifest).admin_ui);
  expect(methods).toEqual([
    'nexus/admin/game-library/load', 'nexus/admin/game-library/test', 'nexus/admin/game-library/languages',
  ]);
  const name = (method: string) => getAdminMethodName({ slug: 'google', method });
  expect(name('nexus/admin/google/smtp_test')).toBe('smtp_test');
  expect(name('nexo/admin/google/admin_ui/load')).toBe('admin_ui/load');
  expect(name('nexus/admin/other/load')).toBeUndefined();
});
