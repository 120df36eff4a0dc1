import { expect, it, vi } from 'vitest';
import { createSubscribeLive, type LiveHint } from './subscribe-live';

function setUp() {
  const listeners = new Map<string, (hint: LiveHint) => void>();
  const reportFault = vi.fn();
  const subscribe = createSubscribeLive({
    subscribe: (topic, listener) => {
      listeners.set(topic, listener);
      return () => void listeners.delete(topic);
    },
    reportFault,
  });
  return { subscribe, listeners, reportFault };
}

it('brings the data of messages, until it is stopped', () => {
  const { subscribe, listeners } = setUp();
  const heard: unknown[] = [];
  const stop = subscribe('polls', 'poll:12', (data: unknown) => heard.push(data));
  const say = listeners.get('ext:polls:poll:12');
  say?.({ event: 'message', data: { total: 1 } });
  say?.({ event: 'resync' });
  stop();
  say?.({ event: 'message', data: { total: 2 } });
  expect(heard).toEqual([{ total: 1 }]);
  expect(listeners.size).toBe(0);
});

it('tells who asked for it when something may have been missed, and not who has stopped', () => {
  const { subscribe, listeners } = setUp();
  const onMissed = vi.fn();
  const listener = vi.fn();
  const stop = subscribe('polls', 'poll:12', listener, { onMissed });
  const say = listeners.get('ext:polls:poll:12');
  say?.({ event: 'resync' });
  stop();
  say?.({ event: 'resync' });
  expect(onMissed).toHaveBeenCalledOnce();
  expect(listener).not.toHaveBeenCalled();
  for (const options of [undefined, null, 5, {}, { onMissed: 'x' }]) {
    subscribe('polls', 'poll:12', listener, options);
    expect(() => listeners.get('ext:polls:poll:12')?.({ event: 'resync' })).not.toThrow();
  }
});

it('reports a listener that throws and goes on', () => {
  const { subscribe, listeners, reportFault } = setUp();
  subscribe('polls', 't', () => {
    throw new Error('mine');
  });
  listeners.get('ext:polls:t')?.({ event: 'message', data: 1 });
  expect(reportFault).toHaveBeenCalledWith('polls', expect.objectContaining({ message: 'mine' }));
  subscribe('polls', 't', () => undefined, { onMissed: () => { throw new Error('my reading'); } });
  listeners.get('ext:polls:t')?.({ event: 'resync' });
  expect(reportFault).toHaveBeenLastCalledWith('polls', expect.objectContaining({ message: 'my reading' }));
});

it.each([['Polls', 't'], ['polls', 'a b'], ['polls', ''], [undefined, 't']])('warns about %j, %j and gives a function that does nothing', (slug, topic) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { subscribe, listeners } = setUp();
  subscribe(slug, topic, () => undefined)();
  expect(listeners.size).toBe(0);
  expect(warn).toHaveBeenCalledOnce();
});
