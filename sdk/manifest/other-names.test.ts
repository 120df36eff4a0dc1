import { describe, expect, it } from 'vitest';
import { EVENTS } from './known';
import { listErrors, listWarnings } from './testing';

describe('a name of another plugin system is answered with the right one', () => {
  it.each([
    [{ title: 'A' }, '"title" is not a known field: write the display name as "name", and the machine name as "slug"'],
    [{ nexus_version: '>=1' }, '"nexus_version" is not a known field: write it as "engines": {"nexus": "…"}'],
    [{ python_version: '>=3' }, '"python_version" is not a known field: extensions run on Node.js; write "engines": {"node": "…"}'],
    [{ configuration: {} }, '"configuration" is not a known field: write it as "settings_schema", where the type "integer" is "number" with "integer": true'],
    [{ settings_schema: { a: { type: 'integer', min: 1 } } }, 'settings_schema.a.type "integer" is not a known type: write "type": "number" with "integer": true'],
    [{ settings_schema: { a: { type: 'date' } } }, 'settings_schema.a.type "date" is not a known type. Known types: string, text, boolean, number, select, color, list, multiselect, json'],
    [{ permissions: ['database.read'] }, 'permissions[0] "database.read" is not a permission here: an extension has a database of its own and needs no permission for it: remove this'],
    [{ permissions: ['events.publish'] }, 'permissions[0] "events.publish" is not a permission here: write "capabilities": ["events"] instead'],
    [{ permissions: ['fly'] }, 'permissions[0] "fly" must be an object {key, label, default}; what the extension itself may do goes into "capabilities"'],
    [{ events: { subscribes: ['user.created'] } }, 'events.subscribes[0] "user.created" is an event of the forum: write "hooks": ["user_registered"] instead'],
    [{ events: { subscribes: ['post.created'] } }, 'events.subscribes[0] "post.created" is an event of the forum: write "hooks": ["post_created"] instead'],
    [{ events: { subscribes: ['post_created'] } }, 'events.subscribes[0] "post_created" is an event of the forum: declare it in "hooks"'],
    [{ events: { subscribes: ['system.maintenance'] } }, `events.subscribes[0] "system.maintenance" does not exist here. Events of the forum, for "hooks": ${EVENTS.join(', ')}`],
    [{ events: { subscribes: ['nonsense'] } }, 'events.subscribes[0] must have the form <slug>.<event> (got: nonsense)'],
  ])('%j', (fields, message) => {
    expect(listErrors(fields)).toEqual([message]);
  });

  it('a machine name in "name", without a slug', () => {
    expect(listErrors({ name: 'my_awesome_plugin', slug: undefined })).toEqual([
      'slug is required',
      'name "my_awesome_plugin" looks like a machine name: write "slug": "my-awesome-plugin" and give name the display name',
    ]);
  });

  it('a machine name in "name", beside a slug, is only pointed out', () => {
    expect(listWarnings({ name: 'my_plugin' })).toHaveLength(1);
    expect(listWarnings({ name: 'my-plugin' })).toEqual([]);
  });
});
