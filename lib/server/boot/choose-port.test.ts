import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePort } from './choose-port';

const servers: Server[] = [];
const said: string[] = [];
const say = (line: string) => void said.push(line);

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, 'close');
  }
  said.length = 0;
});

/** Takes a port; null when it is taken already, which serves the test as well. */
async function occupy(port: number, host: string): Promise<number> {
  const server = createServer().listen(port, host);
  const [outcome] = await Promise.race([once(server, 'listening').then(() => ['listening']), once(server, 'error')]);
  if (outcome !== 'listening') return port;
  servers.push(server);
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

describe('choosePort', () => {
  it('takes the port that was asked for', async () => {
    const port = await occupy(0, '127.0.0.1');
    await Promise.all(servers.splice(0).map((server) => once(server.close(), 'close')));
    expect(await choosePort({ host: '127.0.0.1', wanted: port, say })).toBe(port);
    expect(said).toEqual([]);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('refuses a port that was asked for and is taken on %s', async (host) => {
    const port = await occupy(0, '127.0.0.1');
    await expect(choosePort({ host, wanted: port, say })).rejects.toThrow(`Port ${port} is taken by another program. Stop it, or set PORT to another one.`);
  });

  it('moves on from the default port when it is taken, and says so', async () => {
    await occupy(3000, '127.0.0.1');
    const port = await choosePort({ host: '127.0.0.1', wanted: undefined, say });
    expect(port).toBeGreaterThan(3000);
    expect(said).toEqual([`Port 3000 is taken by another program; using ${port}.`]);
  });

  it('names a HOST that is not of this machine', async () => {
    await expect(choosePort({ host: '203.0.113.7', wanted: 4000, say })).rejects.toThrow('HOST is 203.0.113.7, which is no address of this machine.');
  });
});
