import { createServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testCertificate } from '@/lib/testing/test-certificate';
import { fetchOutside, type OutgoingOptions } from './fetch-outside';
import type { HttpServer } from '@/lib/testing/http-server';
import { failureOf, namesOf, serve, stopServersAfterEach } from './testing';

stopServersAfterEach();

const hostOf = ({ origin }: HttpServer) => new URL(origin).host;
const ask = (server: HttpServer, options: Partial<OutgoingOptions> = {}, path = '/') => fetchOutside(`${server.origin}${path}`, { maxBytes: 10_000, timeoutMs: 5000, allowPrivateHosts: new Set([server.origin]), ...options });
const read = async (...[server, options, path]: Parameters<typeof ask>) => (await ask(server, options, path)).readText();

describe('an answer', () => {
  it('comes with its status, headers and final address, whatever the status', async () => {
    const server = await serve((asked, response) => {
      if (asked.url === '/old') response.writeHead(301, { location: '/new?a=1' }).end('moved');
      else response.writeHead(404, { 'X-Two': ['a', 'b'], etag: '"1"' }).end('gone');
    });
    const answer = await ask(server, {}, '/old');
    expect([answer.status, answer.url, answer.headers.get('x-two'), answer.headers.get('etag'), await answer.readText()]).toEqual([404, `${server.origin}/new?a=1`, 'a, b', '"1"', 'gone']);
  });

  it('is asked for by name, without cookies, uncompressed', async () => {
    const server = await serve((asked, response) => response.setHeader('set-cookie', 'a=1').writeHead(asked.url === '/' ? 302 : 200, { location: '/again' }).end(JSON.stringify(asked.headers)));
    const headers = JSON.parse(await read(server, { accept: 'application/json', headers: { 'if-none-match': '"1"' } }));
    expect(headers).toMatchObject({ accept: 'application/json', 'accept-encoding': 'identity', 'if-none-match': '"1"' });
    expect(headers['user-agent']).toMatch(/^Nexus\/\d+\.\d+\.\d+/);
    expect(Object.keys(headers)).not.toContain('cookie');
    expect(Object.keys(headers)).not.toContain('authorization');
  });

  it('can be read as bytes, as they are sent', async () => {
    const zipped = gzipSync('text');
    const server = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(zipped));
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await ask(server)).body) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(zipped);
  });

  it.each([['gzip', gzipSync], ['br', brotliCompressSync]])('is read though it is compressed unasked (%s)', async (encoding, compress) => {
    const server = await serve((_, response) => response.setHeader('content-encoding', encoding).end(compress('grüß Gott')));
    expect(await read(server)).toBe('grüß Gott');
  });

  it('that is not compressed as it says, or in no known way, is refused', async () => {
    for (const encoding of ['gzip', 'pigeon']) {
      const server = await serve((_, response) => response.setHeader('content-encoding', encoding).end('plain'));
      expect((await failureOf(read(server))).code).toBe('unreadable');
    }
  });

  it('that nobody wants any more ends its connection', async () => {
    let isClosed = false;
    const server = await serve((_, response) => void response.on('close', () => (isClosed = true)).write('a'));
    (await ask(server)).discard();
    await expect.poll(() => isClosed).toBe(true);
  });
});

describe('redirects', () => {
  const loop = () => serve((asked, response) => response.writeHead(302, { location: `/${Number(asked.url?.slice(1)) + 1}` }).end());

  it('are followed three times, and no further', async () => {
    const seen: string[] = [];
    const server = await serve((asked, response) => {
      seen.push(asked.url ?? '');
      response.writeHead(asked.url === '/3' ? 200 : 302, { location: `/${Number(asked.url?.slice(1)) + 1}` }).end('there');
    });
    expect(await read(server, {}, '/0')).toBe('there');
    expect(seen).toEqual(['/0', '/1', '/2', '/3']);
    expect(await failureOf(read(server, {}, '/-1'))).toMatchObject({ code: 'too_many_redirects', message: `${hostOf(server)} redirects once more after 3 redirects.` });
  });

  it('a loop ends', async () => {
    expect((await failureOf(read(await loop(), { maxRedirects: 0 }, '/0'))).code).toBe('too_many_redirects');
    expect((await failureOf(read(await loop(), {}, '/0'))).code).toBe('too_many_redirects');
  });

  it('from https to http are refused, to a configured host too', async () => {
    const plain = await serve((_, response) => response.end('here'));
    const server = await serve((_, response) => response.writeHead(302, { location: plain.origin }).end(), { tls: true });
    const failure = await failureOf(read(server, { allowPrivateHosts: new Set([server.origin, plain.origin]), network: { ca: testCertificate.cert } }));
    expect(failure).toMatchObject({ code: 'scheme_refused', message: `${plain.origin} is not https. (${hostOf(server)} redirects there.)` });
  });

  it.each(['http://', 'https://joe:secret@example.org/'])('to %s are refused', async (location) => {
    const server = await serve((_, response) => response.writeHead(302, { location }).end());
    expect((await failureOf(read(server))).code).toBe('redirect_refused');
  });

  it('to nowhere are answers', async () => {
    const server = await serve((_, response) => response.writeHead(304).end());
    expect((await ask(server)).status).toBe(304);
  });
});

describe('credentials', () => {
  it('go to their origin only, and not there again once another was asked', async () => {
    const seen: string[] = [];
    const first = await serve((asked, response) => {
      seen.push(`first ${asked.url} ${asked.headers.authorization}`);
      response.writeHead(asked.url === '/2' ? 200 : 302, { location: asked.url === '/0' ? '/1' : other.origin }).end();
    });
    const other = await serve((asked, response) => {
      seen.push(`other ${asked.url} ${asked.headers.authorization}`);
      response.writeHead(302, { location: `${first.origin}/2` }).end();
    });
    const credentials = { origin: first.origin, authorization: 'Bearer t' };
    await read(first, { credentials, allowPrivateHosts: new Set([first.origin, other.origin]) }, '/0');
    expect(seen).toEqual(['first /0 Bearer t', 'first /1 Bearer t', 'other / undefined', 'first /2 undefined']);
    await read(other, { credentials, allowPrivateHosts: new Set([first.origin, other.origin]) }, '/3');
    expect(seen.slice(4)).toEqual(['other /3 undefined', 'first /2 undefined']);
  });

  it.each(['Authorization', 'cookie', 'Proxy-Authorization', 'Host'])('%s cannot be given among the headers', async (name) => {
    const server = await serve((_, response) => response.end());
    expect((await failureOf(read(server, { headers: { [name]: 'x' } }))).cause).toBeInstanceOf(TypeError);
  });
});

describe('limits', () => {
  it('more bytes than are read: by its own account, in fact, and after decompression', async () => {
    let sent = 0;
    const server = await serve((asked, response) => {
      if (asked.url === '/length') return void response.setHeader('content-length', 10_001).flushHeaders();
      if (asked.url === '/bomb') return void response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000)));
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(5000))) sent += 5000;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    for (const path of ['/length', '/endless', '/bomb']) {
      expect(await failureOf(read(server, {}, path)), path).toMatchObject({ code: 'too_large', message: `${hostOf(server)} sends more than 9 KB, which is the most that is read.` });
    }
    expect(sent).toBeLessThan(10_000_000);
  });

  it('exactly the limit is read', async () => {
    const server = await serve((asked, response) => (asked.url === '/zip' ? response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(10_000, 97))) : response.end(Buffer.alloc(10_000, 97))));
    expect((await read(server)).length).toBe(10_000);
    expect((await read(server, {}, '/zip')).length).toBe(10_000);
  });

  it('a server that never answers, never ends its headers or drips its body is left when the time is over', async () => {
    const server = await serve((asked, response) => {
      if (asked.url === '/silent') return;
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    for (const path of ['/silent', '/drip']) {
      const start = performance.now();
      expect(await failureOf(read(server, { timeoutMs: 300 }, path))).toMatchObject({ code: 'timeout', mayPass: true, message: `${hostOf(server)} did not answer completely within 0.3 seconds.` });
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });

  it('a name that is looked up for ever, too: by the time to connect, and by the time in all', async () => {
    const forever = fetchOutside('https://slow.nexus.test/', { maxBytes: 1, timeoutMs: 200, network: { resolve: () => new Promise(() => undefined) } });
    expect(await failureOf(forever)).toMatchObject({ code: 'timeout', message: 'slow.nexus.test did not answer completely within 0.2 seconds.' });
    const stuck = fetchOutside('https://slow.nexus.test/', { maxBytes: 1, timeoutMs: 20_000, connectMs: 100, network: { resolve: () => new Promise(() => undefined) } });
    expect(await failureOf(stuck)).toMatchObject({ code: 'timeout', message: 'slow.nexus.test could not be connected to in time.' });
  });

  it('a handshake that never ends, too', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const origin = `https://127.0.0.1:${Object(silent.address()).port}`;
    let left = 0;
    silent.on('connection', (socket) => socket.on('error', () => undefined).on('close', () => (left += 1)).resume());
    const asked = (limits: { timeoutMs: number; connectMs: number }) => failureOf(fetchOutside(origin, { maxBytes: 1, ...limits, allowPrivateHosts: new Set([origin]) }));
    expect((await asked({ timeoutMs: 20_000, connectMs: 100 })).message).toMatch(/could not be connected to in time/);
    expect((await asked({ timeoutMs: 100, connectMs: 20_000 })).message).toMatch(/within 0.1 seconds/);
    await expect.poll(() => left).toBe(2);
    silent.close();
  });

  it('whoever waits can give up, before and during', async () => {
    const server = await serve((_, response) => void response.write('a'));
    expect(await failureOf(ask(server, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'aborted', mayPass: false });
    const giving = new AbortController();
    const answer = await ask(server, { signal: giving.signal });
    const text = failureOf(answer.readText());
    giving.abort();
    expect(await text).toMatchObject({ code: 'aborted', message: `The request to ${hostOf(server)} was given up.` });
  });
});

describe('faults of the network', () => {
  it('a body that ends early, with and without a length', async () => {
    const server = await serve((asked, response) => {
      if (asked.url === '/length') response.setHeader('content-length', 100);
      response.write('half', () => response.destroy());
    });
    for (const path of ['/length', '/chunked']) {
      expect(await failureOf(read(server, {}, path))).toMatchObject({ code: 'cut_off', mayPass: true, message: `${hostOf(server)} ended the connection before its answer was complete.` });
    }
  });

  it('nobody listens; no such name; a name without an answer', async () => {
    const server = await serve((_, response) => response.end());
    await server.stop();
    expect(await failureOf(ask(server))).toMatchObject({ code: 'unreachable', mayPass: true, message: `${hostOf(server)} could not be reached (ECONNREFUSED).` });
    const options = { maxBytes: 1, network: namesOf({ 'none.test': [] }) };
    expect(await failureOf(fetchOutside('https://gone.test/', options))).toMatchObject({ code: 'unreachable', message: 'There is no host named gone.test.' });
    expect(await failureOf(fetchOutside('https://none.test/', options))).toMatchObject({ code: 'unreachable', message: 'There is no host named none.test.' });
  });

  it('what is no HTTP', async () => {
    const server = await serve((asked) => asked.socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await failureOf(ask(server))).toMatchObject({ code: 'cut_off', message: `${hostOf(server)} does not answer in HTTP.` });
  });
});
