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

it('reports a listener that throws and goes on', () => {
  const { subscribe, listeners, reportFault } = setUp();
  subscribe('polls', 't', () => {
    throw new Error('mine');
  });
  listeners.get('ext:polls:t')?.({ event: 'message', data: 1 });
  expect(reportFault).toHaveBeenCalledWith('polls', expect.objectContaining({ message: 'mine' }));
});

it.each([['Polls', 't'], ['polls', 'a b'], ['polls', ''], [undefined, 't']])('warns about %j, %j and gives a function that does nothing', (slug, topic) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { subscribe, listeners } = setUp();
  subscribe(slug, topic, () => undefined)();
  expect(listeners.size).toBe(0);
  expect(warn).toHaveBeenCalledOnce();
});
