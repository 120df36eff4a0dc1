import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { leadLiveStream } from './live-leader';
import type { LiveHint, TabMessage } from './live-messages';

/** What a browser's EventSource is to the leader. */
class FakeSource {
  static readonly opened: FakeSource[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  isClosed = false;
  readonly query: Record<string, string>;
  #onHello: (event: { data: string }) => void = () => undefined;

  constructor(url: string) {
    this.query = Object.fromEntries(new URL(url, 'http://forum.invalid').searchParams);
    FakeSource.opened.push(this);
  }
  addEventListener(_name: 'hello', listener: (event: { data: string }) => void) {
    this.#onHello = listener;
  }
  hello() {
    this.#onHello({ data: '{"viewer_id":null}' });
  }
  close() {
    this.isClosed = true;
  }
}

const heard: LiveHint[] = [];
const lead = () => leadLiveStream({ send: () => undefined, deliver: (hint) => void heard.push(hint), isTakeover: false });
const topics = (wanted: string[], fields: Partial<Extract<TabMessage, { type: 'topics' }>> = {}): TabMessage => ({ type: 'topics', tab: 'a', topics: wanted, viewerId: null, since: 1000, isNew: false, ...fields });
const settle = () => vi.advanceTimersByTime(200);
const queries = () => FakeSource.opened.map(({ query }) => query);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  FakeSource.opened.length = 0;
  heard.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks what was missed of the topics that are new to a page, and of no other', () => {
  const leader = lead();
  leader.hear(topics(['extensions', 'post:1'], { isNew: true }));
  settle();
  FakeSource.opened[0]?.hello();
  leader.hear(topics(['extensions', 'post:1', 'ext:polls:poll:7'], { since: 2000 }));
  leader.hear(topics(['extensions', 'post:1', 'ext:polls:poll:7', 'ext:polls:poll:8'], { since: 2100 }));
  settle();
  expect(queries()).toEqual([
    { topics: 'extensions,post:1', unheard: 'extensions,post:1', since: '1000' },
    { topics: 'ext:polls:poll:7,ext:polls:poll:8,extensions,post:1', unheard: 'ext:polls:poll:7,ext:polls:poll:8', since: '2000' },
  ]);
  leader.stop();
});

it('does not open the stream again for what it has, nor for what is given up', () => {
  const leader = lead();
  leader.hear(topics(['post:1', 'post:2'], { isNew: true }));
  settle();
  leader.hear(topics(['post:1']));
  leader.hear(topics(['post:1']));
  settle();
  expect(queries()).toHaveLength(1);
  leader.stop();
});

it('another tab’s page may be older than the stream: all of its topics are looked after, though the stream has them', () => {
  const leader = lead();
  leader.hear(topics(['post:1'], { isNew: true }));
  settle();
  FakeSource.opened[0]?.hello();
  leader.hear(topics(['post:1'], { tab: 'b', isNew: true, since: 500 }));
  settle();
  expect(queries()[1]).toEqual({ topics: 'post:1', unheard: 'post:1', since: '500' });
  leader.stop();
});

it('after a break everybody reads again, once', () => {
  const leader = lead();
  leader.hear(topics(['post:1'], { isNew: true }));
  settle();
  FakeSource.opened[0]?.hello();
  FakeSource.opened[0]?.onerror?.();
  vi.advanceTimersByTime(2000);
  expect(heard).toEqual([]);
  FakeSource.opened[1]?.hello();
  expect(queries()[1]).toEqual({ topics: 'post:1' });
  expect(heard).toEqual([{ topic: '*', event: 'resync' }]);
  leader.stop();
});
