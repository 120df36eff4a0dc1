import { describe, expect, it } from 'vitest';
import { createShutdown } from './shutdown';

describe('createShutdown', () => {
  it('closes what was started last first, once', async () => {
    const closed: string[] = [];
    const shutdown = createShutdown(() => undefined);
    for (const name of ['lock', 'database', 'server']) shutdown.add({ name, close: () => void closed.push(name) });
    expect(shutdown.isDraining()).toBe(false);
    await Promise.all([shutdown.drain(), shutdown.drain()]);
    expect(shutdown.isDraining()).toBe(true);
    expect(closed).toEqual(['server', 'database', 'lock']);
  });

  it('goes on after a part that fails and one that hangs, and names both', async () => {
    const said: string[] = [];
    const closed: string[] = [];
    const shutdown = createShutdown((line) => said.push(line));
    shutdown.add({ name: 'PostgreSQL', close: () => void closed.push('PostgreSQL') });
    shutdown.add({ name: 'The listener', close: () => new Promise(() => undefined), limitMs: 20 });
    shutdown.add({ name: 'The web server', close: () => Promise.reject(new Error('not running')) });
    await shutdown.drain();
    expect(closed).toEqual(['PostgreSQL']);
    expect(said).toEqual(['The web server did not close properly: not running', 'The listener did not close within 0.02 s; going on.']);
  });

  it('closes what a start still adds while it is being stopped', async () => {
    const closed: string[] = [];
    const shutdown = createShutdown(() => undefined);
    shutdown.add({ name: 'first', close: async () => shutdown.add({ name: 'late', close: () => void closed.push('late') }) });
    await shutdown.drain();
    expect(closed).toEqual(['late']);
  });
});
