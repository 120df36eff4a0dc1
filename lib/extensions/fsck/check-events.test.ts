import { beforeEach, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { recordPosts } from '@/lib/events/testing';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { checkEvents } from './check-events';

useTestDatabase();

const kinds = async () => (await checkEvents()).map(({ kind, subject }) => `${kind} ${subject}`);

beforeEach(async () => {
  await db().extension.deleteMany();
  await installExtension({ slug: 'polls', hooks: ['post_created', { event: 'user_login', priority: 5 }] });
  await installExtension({ slug: 'off', hooks: ['post_created'], enabled: false });
});

it('finds nothing where all is as the manifests say, whatever waits', async () => {
  await recordPosts({ to: 3 });
  expect(await kinds()).toEqual([]);
  await db().extension.update({ where: { slug: 'polls' }, data: { enabled: false } });
  expect(await kinds()).toEqual([]);
});

it('names who is told of something else than its manifest says', async () => {
  await getPool().query(`UPDATE event_listeners SET priority = 6 WHERE event = 'user_login'`);
  await getPool().query(`INSERT INTO event_listeners (event, slug, priority) VALUES ('post_created', 'off', 50)`);
  expect((await kinds()).toSorted()).toEqual(['listener_astray off', 'listener_astray polls']);
});

it('names what waits for nobody', async () => {
  await recordPosts({ to: 3 });
  await getPool().query('DELETE FROM event_queues');
  expect(await checkEvents()).toEqual([
    expect.objectContaining({ kind: 'queue_astray', subject: 'polls' }),
    { kind: 'event_stranded', subject: 'polls', message: '3 events wait for polls, which is not switched on: nobody will deliver them.' },
  ]);
});
