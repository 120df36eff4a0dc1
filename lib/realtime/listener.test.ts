import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { announce, CHANNEL, type Hint } from './announce';
import { onNotify, startListening, stopListening } from './listener';

useTestDatabase();

let stops: (() => void)[] = [];

/** What arrives on a topic from now on. */
function hear(topic: string): Hint[] {
  const heard: Hint[] = [];
  stops.push(onNotify(topic, (hint) => void heard.push(hint)));
  return heard;
}

const notify = (payload: string) => getPool().query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
const countConnections = async () => {
  const { rows } = await getPool().query<{ count: number }>(`SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'nexus-listener' AND datname = current_database()`);
  return rows[0]?.count;
};

beforeEach(startListening);

afterEach(async () => {
  for (const stop of stops) stop();
  stops = [];
  await stopListening();
});

describe('a payload', () => {
  it.each(['', 'garbage', '{', 'null', '[]', '5', '{}', '{"topic":"feed"}', '{"topic":5,"event":"x"}', '{"topic":"feed","event":"x","id":"5"}', '{"topic":"feed","event":"x","id":1.5}', `{"topic":"feed","event":"${'x'.repeat(51)}"}`])('%j is ignored and logged', async (payload) => {
    const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    const heard = hear('feed');
    await notify(payload);
    await announce({ topic: 'feed', event: 'after' });
    await vi.waitFor(() => expect(heard).toEqual([{ topic: 'feed', event: 'after' }]));
    expect(warned).toHaveBeenCalledExactlyOnceWith({ payload }, 'realtime: not a hint');
  });

  it('carries nothing but a hint', async () => {
    const heard = hear('feed');
    await notify('{"topic":"feed","event":"x","id":5,"html":"<script>"}');
    await vi.waitFor(() => expect(heard).toEqual([{ topic: 'feed', event: 'x', id: 5 }]));
  });
});

describe('onNotify', () => {
  it('hears its topic in order, and no other', async () => {
    const [feed, post] = [hear('feed'), hear('post:1')];
    for (const id of [1, 2, 3]) await announce({ topic: 'feed', event: 'x', id });
    await announce({ topic: 'post:1', event: 'y' });
    await vi.waitFor(() => expect(post).toEqual([{ topic: 'post:1', event: 'y' }]));
    expect(feed.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('hears no more once it is stopped', async () => {
    const heard: Hint[] = [];
    const stop = onNotify('feed', (hint) => void heard.push(hint));
    const other = hear('feed');
    stop();
    await announce({ topic: 'feed', event: 'x' });
    await vi.waitFor(() => expect(other).toHaveLength(1));
    expect(heard).toEqual([]);
  });

  it('a handler that throws keeps nothing from the others', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const fault = new Error('a handler of a test');
    stops.push(onNotify('feed', () => {
      throw fault;
    }));
    const heard = hear('feed');
    await announce({ topic: 'feed', event: 'x' });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(logged).toHaveBeenCalledExactlyOnceWith({ err: fault, topic: 'feed' }, 'realtime: a handler threw');
  });
});

describe('the connection', () => {
  it('is opened again when it is lost, and everybody is told to read again', async () => {
    const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    const [feed, post] = [hear('feed'), hear('post:1')];
    await getPool().query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nexus-listener' AND datname = current_database()`);
    await vi.waitFor(() => expect([feed, post]).toEqual([[{ topic: '*', event: 'resync' }], [{ topic: '*', event: 'resync' }]]), { timeout: 10_000 });
    expect(warned).toHaveBeenCalledWith({ err: expect.any(Error) }, 'realtime: connection lost');
    await announce({ topic: 'feed', event: 'x' });
    await vi.waitFor(() => expect(feed.at(-1)).toEqual({ topic: 'feed', event: 'x' }));
    expect(await countConnections()).toBe(1);
  });

  it('is closed by stopListening', async () => {
    expect(await countConnections()).toBe(1);
    await stopListening();
    await vi.waitFor(async () => expect(await countConnections()).toBe(0));
  });

  it('is closed too when it was still opening', async () => {
    await stopListening();
    const starting = startListening();
    await stopListening();
    await starting;
    await vi.waitFor(async () => expect(await countConnections()).toBe(0));
  });
});

it('announce says only what was announced', async () => {
  const heard = hear('post:7');
  await announce({ topic: 'post:7', event: 'reply_created', id: 9 });
  await vi.waitFor(() => expect(heard).toEqual([{ topic: 'post:7', event: 'reply_created', id: 9 }]));
});
