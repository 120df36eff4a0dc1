import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { log } from '@/lib/core/log';
import { processState } from '@/lib/core/process-state';
import { getPool } from '@/lib/db/pool';
import { revokeSession } from '@/lib/sessions/revoke-session';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { useHints } from '@/lib/testing/hear-hints';
import { announce } from './announce';
import { endStreams, openStream, type StreamOptions } from './open-stream';

useTestDatabase();
const hearHints = useHints();

/** Reads a stream chunk by chunk: null is its end. */
function read(viewer: Viewer | null, topics: string[], readMissed?: StreamOptions['readMissed']) {
  const reader = openStream(viewer, topics, { readMissed }).getReader();
  const next = async () => {
    const { value, done } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  return { next, cancel: () => reader.cancel() };
}

/** The topics that anything in this process listens on. */
const topicsHeard = () => {
  const { handlers } = processState<{ handlers: Map<string, unknown> }>('realtime', () => {
    throw new Error('Nothing listens.');
  });
  return [...handlers.keys()];
};

const hello = (viewerId: number | null) => `event: hello\ndata: {"viewer_id":${viewerId}}\n\n`;
const message = (hint: object) => `data: ${JSON.stringify(hint)}\n\n`;

afterEach(() => {
  endStreams();
  vi.useRealTimers();
});

describe('openStream', () => {
  it('says hello with the viewer that it was opened for', async () => {
    const viewer = await createViewer();
    expect(await read(viewer, []).next()).toBe(hello(viewer.id));
    expect(await read(null, []).next()).toBe(hello(null));
  });

  it('sends the hints of its topics, and of no other', async () => {
    const stream = read(null, ['feed', 'post:1']);
    await stream.next();
    await announce({ topic: 'post:2', event: 'reply_created', id: 1 });
    await announce({ topic: 'post:1', event: 'reply_created', id: 2 });
    await announce({ topic: 'feed', event: 'post_created', id: 3 });
    expect(await stream.next()).toBe(message({ topic: 'post:1', event: 'reply_created', id: 2 }));
    expect(await stream.next()).toBe(message({ topic: 'feed', event: 'post_created', id: 3 }));
  });

  it('sends what was missed before it, read once it listens', async () => {
    let heard: string[] = [];
    const stream = read(null, ['post:1'], async () => {
      heard = topicsHeard();
      return [{ topic: 'post:1', event: 'resync', id: 1 }];
    });
    expect(await stream.next()).toBe(hello(null));
    expect(await stream.next()).toBe(message({ topic: 'post:1', event: 'resync', id: 1 }));
    expect(heard).toEqual(['post:1']);
  });

  it('ends when what was missed cannot be read, so that the browser comes again', async () => {
    const stream = read(null, ['post:1'], () => Promise.reject(new Error('no database')));
    await stream.next();
    expect(await stream.next()).toBeNull();
  });

  it('sends nothing of what was missed after it was cancelled', async () => {
    let tell = (_hints: { topic: string; event: string }[]) => {};
    const stream = read(null, ['post:1'], () => new Promise((resolve) => {
      tell = resolve;
    }));
    await stream.cancel();
    tell([{ topic: 'post:1', event: 'resync' }]);
    // Writing to a cancelled stream would throw, and fail this run as an unhandled rejection.
    expect(await stream.next()).toBeNull();
  });

  it('sends a sign of life every 20 seconds, so that nothing in between closes it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stream = read(null, []);
    await stream.next();
    vi.advanceTimersByTime(20_000);
    expect(await stream.next()).toBe(': still here\n\n');
    await stream.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the end of a stream', () => {
  it('comes with its session, and with that of nobody else', async () => {
    const [viewer, other] = [await createViewer(), await createViewer()];
    const [stream, guest, others] = [read(viewer, ['feed']), read(null, ['feed']), read(other, ['feed'])];
    for (const { next } of [stream, guest, others]) await next();
    await revokeSession(viewer, { id: viewer.sessionId });
    expect(await stream.next()).toBeNull();
    await announce({ topic: 'feed', event: 'x' });
    for (const { next } of [guest, others]) expect(await next()).toBe(message({ topic: 'feed', event: 'x' }));
    expect(topicsHeard()).toEqual(expect.arrayContaining(['feed', 'sessions']));
  });

  it('comes once, when several sessions are revoked at the same time', async () => {
    const viewer = await createViewer();
    const stream = read(viewer, []);
    await stream.next();
    const checks = vi.spyOn(getPool(), 'query');
    const revoking = await getPool().connect();
    await revoking.query('BEGIN');
    // With the table to itself: whoever looks waits, so that two are at it when the session is gone.
    await revoking.query('LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE');
    await revoking.query('DELETE FROM sessions WHERE id = $1', [viewer.sessionId]);
    await hearHints([], () => Promise.all([announce({ topic: 'sessions', event: 'revoked' }), announce({ topic: 'sessions', event: 'revoked' })]));
    const looking = checks.mock.calls.flatMap(([text], index) => (String(text).includes('FROM sessions') ? [checks.mock.results[index]?.value] : []));
    expect(looking).toHaveLength(2);
    await revoking.query('COMMIT');
    revoking.release();
    expect(await stream.next()).toBeNull();
    // The second closes nothing: that would throw, and fail this run as an unhandled rejection.
    await Promise.all(looking);
  });

  it('comes when a session cannot be checked', async () => {
    const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    const viewer = await createViewer();
    const stream = read({ ...viewer, sessionId: Number.NaN }, []);
    await stream.next();
    await announce({ topic: 'sessions', event: 'revoked' });
    expect(await stream.next()).toBeNull();
    expect(warned).toHaveBeenCalledExactlyOnceWith({ err: expect.any(Error) }, 'realtime: could not check a session, its stream ends');
  });

  it('comes for all when the server stops', async () => {
    const streams = [read(null, ['feed']), read(await createViewer(), ['post:1'])];
    for (const { next } of streams) await next();
    endStreams();
    for (const { next } of streams) expect(await next()).toBeNull();
    expect(topicsHeard()).toEqual([]);
  });

  it('leaves no handler behind when the browser goes away', async () => {
    const stream = read(await createViewer(), ['feed', 'post:1']);
    await stream.next();
    expect(topicsHeard().sort()).toEqual(['feed', 'post:1', 'sessions']);
    await stream.cancel();
    expect(topicsHeard()).toEqual([]);
  });
});
