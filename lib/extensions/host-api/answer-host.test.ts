import { beforeEach, describe, expect, it } from 'vitest';
import { resetProcessState } from '@/lib/core/process-state';
import { getPool } from '@/lib/db/pool';
import { createSpace, createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { describeForExtension } from '../runner/host-call-error';
import { knobTable } from '../runner/knobs';
import { installManifest } from '../testing';
import { hostMembers } from './members';
import { askHost } from './testing';

useTestDatabase();
beforeEach(() => resetProcessState('extensions.host-buckets'));

describe('answerHost', () => {
  it.each(['mail.send', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'kv', 'kv.get.constructor', ''])('does not know %j', async (member) => {
    await expect(askHost(member)).rejects.toMatchObject({ name: 'UnknownMemberError', message: `This forum does not offer nexus.${member}.` });
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
    await expect(askHost('kv.get', [7])).rejects.toMatchObject({ name: 'ArgumentError', message: 'nexus.kv.get: argument 1: Invalid input: expected string, received number' });
    await expect(askHost('posts.create', [{ space_id: 1, title: 'x', body: 2 }])).rejects.toThrow('nexus.posts.create: argument 1.body: Invalid input: expected string, received number');
    await expect(askHost('kv.get', [])).rejects.toMatchObject({ name: 'ArgumentError' });
    await expect(askHost('kv.get', ['a', 'b'])).rejects.toMatchObject({ name: 'ArgumentError' });
    await expect(askHost('posts.list', [{ limit: 101 }])).rejects.toMatchObject({ name: 'ArgumentError' });
  });

  it('refuses what is too large or too deep', async () => {
    const deep = JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`);
    await expect(askHost('kv.set', ['a', deep])).rejects.toThrow('nexus.kv.set: what you send is nested more than 64 levels deep.');
    await expect(askHost('db.query', ['x'.repeat(1_048_577)])).rejects.toMatchObject({ name: 'TooLargeError', code: 'too_large' });
  });

  it('lets nobody ask more often than the knobs say, each extension for itself', async () => {
    const results = await Promise.allSettled(Array.from({ length: knobTable.liveMessagesPerSecond.value + 20 }, () => askHost('live.publish', ['t', 1], { slug: 'loud' })));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { name: 'RateLimitError', code: 'rate_limited', message: 'nexus.live.publish: more than 100 calls a second.' } });
    await expect(askHost('live.publish', ['t', 1], { slug: 'quiet' })).resolves.toBeNull();
  });

  it('tells the extension nothing of an error that is the forum’s own', async () => {
    const error = await askHost('kv.get', ['a\ud800']).catch((thrown: unknown) => thrown);
    expect(describeForExtension(error, 'polls', 'kv.get')).toEqual({ name: 'ArgumentError', message: 'nexus.kv.get: argument 1: holds a character that cannot be stored', code: 'invalid_argument' });
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
