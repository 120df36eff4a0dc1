import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forumVersion } from '@/lib/core/forum-version';
import { resetProcessState } from '@/lib/core/process-state';
import { getPool } from '@/lib/db/pool';
import { createSpace, createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { describeForExtension } from '../runner/host-call-error';
import { argumentNames } from '../runner/argument-names';
import type { Json } from '../runner/json';
import { knobTable } from '../runner/knobs';
import { installManifest } from '../testing';
import { hostMembers } from './members';
import { askHost } from './testing';

useTestDatabase();
beforeEach(() => resetProcessState('extensions.host-buckets'));

describe('answerHost', () => {
  it.each(['mail.send', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'kv', 'kv.get.constructor', ''])('does not know %j', async (member) => {
    await expect(askHost(member)).rejects.toMatchObject({ name: 'NotAvailableError', code: 'not_available', message: `nexus.${member} is not available in Nexus ${forumVersion()}.` });
  });

  it('refuses every member whose capability the manifest does not ask for, naming both', async () => {
    const guarded = Object.entries(hostMembers).flatMap(([name, member]) => ('capability' in member && member.capability ? [[name, member.capability] as const] : []));
    expect(guarded.map(([name]) => name)).toEqual([
      'posts.get', 'posts.list', 'posts.create', 'posts.update', 'replies.get', 'replies.list', 'replies.create', 'replies.update', 'users.get', 'users.list', 'spaces.get', 'spaces.list',
    ]);
    for (const [name, capability] of guarded) {
      await expect(askHost(name, [], { capabilities: ['content', 'users:email'] })).rejects.toMatchObject({
        name: 'CapabilityError', message: `nexus.${name} needs the capability "${capability}". Add it to "capabilities" in manifest.json.`, detail: { capability, field: 'capabilities' },
      });
    }
  });

  it('says which argument is not what it must be', async () => {
    const said = async (member: string, ...args: Json[]) => askHost(member, args).then(() => 'taken', (error: Error) => `${error.name}: ${error.message}`);
    expect(await said('kv.get', 7)).toBe('ArgumentError: nexus.kv.get: key must be a text (got: 7)');
    expect(await said('kv.get')).toBe('ArgumentError: nexus.kv.get: takes key; 0 were given');
    expect(await said('kv.get', 'a', 'b')).toBe('ArgumentError: nexus.kv.get: takes key; 2 were given');
    expect(await said('spaces.list', 1)).toBe('ArgumentError: nexus.spaces.list: takes no arguments; 1 was given');
    expect(await said('posts.create', { space_id: 1, title: 'x', body: 2 })).toBe('ArgumentError: nexus.posts.create: post.body must be a text (got: 2)');
    expect(await said('posts.create', { title: 'x', body: 'y' })).toBe('ArgumentError: nexus.posts.create: post.space_id must be a number (got: nothing)');
    expect(await said('posts.create', { space_id: 1, title: 'x', body: 'y', tags: [] })).toBe('ArgumentError: nexus.posts.create: post "tags" is not a known field');
    expect(await said('posts.list', { limit: 101 })).toBe('ArgumentError: nexus.posts.list: options.limit must be at most 100 (got: 101)');
    expect(await said('posts.get', 'x')).toBe('ArgumentError: nexus.posts.get: id must be a whole number (got: "x")');
    expect(await said('users.get', true)).toBe('ArgumentError: nexus.users.get: idOrUsername must be an id as a number or a username as text (got: true)');
    expect(await said('users.list', { ids: [1, 'x'] })).toBe('ArgumentError: nexus.users.list: options.ids[1] must be a number (got: "x")');
    expect(await said('permissions.check', 'can_vote', 'ann')).toBe('ArgumentError: nexus.permissions.check: user.id must be a whole number (got: "ann")');
    expect(await said('live.publish', 'a b', 1)).toBe('ArgumentError: nexus.live.publish: topic must be 1 to 100 letters, digits and _ - . : / (got: "a b")');
    expect(await said('live.publish', 'a', 1, { userIds: ['x'] })).toBe('ArgumentError: nexus.live.publish: options.userIds[0] must be a number (got: "x")');
    expect(await said('settings.set', 'x')).toBe('ArgumentError: nexus.settings.set: values must be an object of at most 200 settings by key (got: "x")');
    expect(await said('db.query', null, 7, [])).toBe('ArgumentError: nexus.db.query: text must be a text (got: 7)');
    expect(await said('db.query', null, 'SELECT 1', 'x')).toBe('ArgumentError: nexus.db.query: parameters must be a list (got: "x")');
  });

  it('has a name for every argument of every member', () => {
    expect(Object.keys(argumentNames).toSorted()).toEqual(Object.keys(hostMembers).toSorted());
    for (const [name, { args }] of Object.entries(hostMembers)) if (args instanceof z.ZodTuple) expect([name, args.def.items.length]).toEqual([name, argumentNames[name]?.length]);
  });

  it('refuses what is too large or too deep', async () => {
    const deep = JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`);
    await expect(askHost('kv.set', ['a', deep])).rejects.toThrow('nexus.kv.set: what you send is nested more than 64 levels deep.');
    await expect(askHost('db.query', ['x'.repeat(1_048_577)])).rejects.toMatchObject({ name: 'TooLargeError', code: 'too_large' });
  });

  it('lets nobody ask more often than the knobs say, each extension for itself', async () => {
    const results = await Promise.allSettled(Array.from({ length: knobTable.liveMessagesPerSecond.value + 20 }, () => askHost('live.publish', [], { slug: 'loud' })));
    // Without arguments none does anything, so that no machine is too slow to spend the bucket.
    const refused = results.filter((result) => result.status === 'rejected' && result.reason.name === 'RateLimitError');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { name: 'RateLimitError', code: 'rate_limited', message: 'nexus.live.publish: more than 100 calls a second.' } });
    await expect(askHost('live.publish', ['t', 1], { slug: 'quiet' })).resolves.toBeNull();
  });

  it('tells the extension nothing of an error that is the forum’s own', async () => {
    const error = await askHost('kv.get', ['a\ud800']).catch((thrown: unknown) => thrown);
    expect(describeForExtension(error, 'polls', 'kv.get')).toEqual({ name: 'ArgumentError', message: expect.stringContaining('nexus.kv.get: key holds a character that cannot be stored'), code: 'invalid_argument' });
    const ours = describeForExtension(new Error('password=hunter2 at /srv'), 'polls', 'kv.get');
    expect(ours).toMatchObject({ name: 'Error', code: 'internal' });
    expect(JSON.stringify(ours)).not.toMatch(/hunter2|srv|stack/);
  });

  it('makes what it writes known as caused by the extension', async () => {
    await installManifest({ slug: 'polls', hooks: ['post_created'] });
    await installExtension({ slug: 'listener', hooks: ['post_created'] });
    const [space, viewer] = [await createSpace(), await createViewer()];
    await askHost('posts.create', [{ space_id: space.id, title: 'From a handler', body: 'x' }], { viewer, depth: 2 });
    const { rows } = await getPool().query<{ slug: string; depth: number }>('SELECT slug, depth FROM event_deliveries');
    expect(rows).toEqual([{ slug: 'listener', depth: 3 }]);
  });
});
