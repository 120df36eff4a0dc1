import { expect, it } from 'vitest';
import { validateManifest } from '@nexus/sdk/manifest';
import { exampleManifest } from '@nexus/sdk/manifest/example';
import { forumVersion } from '@/lib/core/forum-version';
import { hostMembers } from './host-api/members';
import { FORWARDED } from './runner/child/create-nexus';
import { listUnservedFields, listUnservedParts } from './unserved';

const read = (fields: object) => {
  const parsed = validateManifest({ manifest_version: 2, name: 'A', slug: 'a', version: '1.0.0', module: 'A', ...fields });
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return parsed.manifest;
};
const none = { callbacks: [], routes: [], slots: [], jobs: [], workers: [], services: [], events: [], adminMethods: [] };

it('says of each field that has no effect yet that it has none, by its name', () => {
  const said = listUnservedFields(read({ ...exampleManifest, hooks: ['post_created', 'reaction_added'] }));
  expect(said).toContain(`jobs: not served yet by Nexus ${forumVersion()}; it has no effect`);
  expect(said.map((line) => line.split(':')[0])).toEqual(expect.arrayContaining(['collections', 'jobs', 'digest_sections', 'notification_types', 'network', 'admin_ui', 'hooks "reaction_added"']));
  expect(said.join('\n')).not.toMatch(/post_created|settings|side_data|permissions|content:read/);
});

it('says nothing where all is served', () => {
  expect(listUnservedFields(read({ hooks: ['post_created', 'user_login'], capabilities: ['content:read', 'content:write', 'users:read', 'users:email'], side_data: [{ entity: 'post', kind: 'a' }], services: {}, events: {}, jobs: [] }))).toEqual([]);
  expect(listUnservedParts(none)).toEqual([]);
  expect(listUnservedParts({ ...none, workers: ['poller'] })).toEqual([`workers of the definition: not served yet by Nexus ${forumVersion()}; it has no effect`]);
});

it('names every capability that no member of nexus uses yet', () => {
  const used = new Set(Object.values(hostMembers).flatMap((member) => ('capability' in member ? [member.capability] : [])));
  const unserved = ['notifications:send', 'mail:send', 'http:fetch', 'storage', 'events', 'services'].filter((name) => listUnservedFields(read({ capabilities: [name] })).some((line) => line.includes(`"${name}"`)));
  expect(unserved).toHaveLength(6);
  expect(unserved.filter((name) => [...used].some((capability) => capability === name))).toEqual([]);
  // What the runner forwards is either answered by the forum, or stands for something above.
  const members = Object.entries(FORWARDED).flatMap(([name, methods]) => methods.map((method) => `${name}.${method}`));
  expect(members.filter((name) => !Object.hasOwn(hostMembers, name)).map((name) => name.split('.')[0])).toEqual(expect.arrayContaining(['mail', 'jobs', 'http']));
});
