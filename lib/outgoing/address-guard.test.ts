import { createServer, type Server } from 'node:net';
import { describe, expect, it } from 'vitest';
import { testCertificate } from '@/lib/testing/test-certificate';
import { fetchOutside } from './fetch-outside';
import { failureOf, namesOf, serve, stopServersAfterEach } from './testing';

stopServersAfterEach();

const LIMITS = { maxBytes: 10_000, timeoutMs: 5000 };
const ca = testCertificate.cert;

/** Whether anything at all connects to this machine while the work runs. */
async function countConnections(work: (port: number) => Promise<unknown>): Promise<number> {
  let count = 0;
  const server: Server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve(Number(Object(server.address()).port))));
  await work(port);
  await new Promise((resolve) => server.close(resolve));
  return count;
}

describe('addresses', () => {
  it.each(['', 'example.org', '//example.org/x', 'https://', 'https://exa mple.org'])('refuses %j, which is none', async (address) => {
    expect(await failureOf(fetchOutside(address, LIMITS))).toMatchObject({ code: 'url_refused', message: `${JSON.stringify(address)} is not an address.` });
  });

  it.each(['http://example.org/', 'ftp://example.org/', 'file:///etc/passwd', 'data:text/plain,x'])('refuses %s, which is not https', async (address) => {
    const failure = await failureOf(fetchOutside(address, LIMITS));
    expect(failure.code).toBe('scheme_refused');
    expect(failure.message).toMatch(/ is not https\.$/);
  });

  it('refuses a name and password in an address, and does not repeat them', async () => {
    const failure = await failureOf(fetchOutside('https://joe:hunter2@example.org/', LIMITS));
    expect(failure).toMatchObject({ code: 'url_refused', message: 'The address at example.org holds a name or password, which are not sent to others.' });
  });
});

describe('private addresses', () => {
  it.each(['127.0.0.1', '127.1', '0x7f.1', '0177.0.0.1', '2130706433', '127.0.0.1.', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '0', '[::]'])('%s is refused as a literal before anything connects', async (host) => {
    const connections = await countConnections(async (port) => {
      const failure = await failureOf(fetchOutside(`https://${host}:${port}/`, LIMITS));
      expect(failure.code).toBe('address_refused');
      expect(failure.message).toContain('; the forum connects to public ones only.');
    });
    expect(connections).toBe(0);
  });

  it('one is refused when a name leads there, before anything connects', async () => {
    const connections = await countConnections(async (port) => {
      const failure = await failureOf(fetchOutside(`https://private.test:${port}/`, { ...LIMITS, network: namesOf({ 'private.test': ['127.0.0.1'] }) }));
      expect(failure).toMatchObject({ code: 'address_refused', message: 'private.test leads to 127.0.0.1, an address of this machine; the forum connects to public ones only.' });
    });
    expect(connections).toBe(0);
  });

  it('one among public ones is refused too, in either family', async () => {
    for (const addresses of [['8.8.8.8', '10.0.0.1'], ['2606:50c0:8000::154', 'fd00::1'], ['8.8.8.8', '::ffff:10.0.0.1']]) {
      expect((await failureOf(fetchOutside('https://mixed.test/', { ...LIMITS, network: namesOf({ 'mixed.test': addresses }) }))).code).toBe('address_refused');
    }
  });

  it('the system’s own names of this machine are refused', async () => {
    expect(await failureOf(fetchOutside('https://localhost/', LIMITS))).toMatchObject({ code: 'address_refused' });
  });

  it('a public address is connected to, at once and as it was checked: nothing is looked up again', async () => {
    // Public, and made to swallow what comes: nobody's machine is bothered.
    const names = namesOf({ 'public.test': ['192.31.196.1'] });
    const failure = await failureOf(fetchOutside('https://public.test/', { ...LIMITS, timeoutMs: 300, network: names }));
    expect(['unreachable', 'timeout']).toContain(failure.code);
    expect(names.asked).toEqual(['public.test']);
  });

  it('one is refused behind a redirect, by literal and by name', async () => {
    const server = await serve((asked, response) => response.writeHead(302, { location: asked.url === '/literal' ? 'https://10.0.0.1/' : 'https://rebound.test/' }).end());
    const options = { ...LIMITS, allowPrivateHosts: new Set([server.origin]), network: namesOf({ 'rebound.test': ['192.168.0.7'] }) };
    const from = new URL(server.origin).host;
    expect(await failureOf(fetchOutside(`${server.origin}/literal`, options))).toMatchObject({ code: 'address_refused', message: `10.0.0.1 is a private address; the forum connects to public ones only. (${from} redirects there.)` });
    expect(await failureOf(fetchOutside(`${server.origin}/name`, options))).toMatchObject({ code: 'address_refused', message: `rebound.test leads to 192.168.0.7, a private address; the forum connects to public ones only. (${from} redirects there.)` });
  });

  it('a name that was public and now is private is refused when it is connected to again', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const server = await serve((_, response) => response.writeHead(302, { location: 'https://twice.test/' }).end());
    const resolve = async () => (answers.shift() ?? []).map((address) => ({ address, family: 4 }));
    const failure = await failureOf(fetchOutside(`http://twice.test:${server.port}/`, { ...LIMITS, allowPrivateHosts: new Set([`http://twice.test:${server.port}`]), network: { resolve } }));
    expect(failure.message).toContain('twice.test leads to 10.0.0.1');
    expect(answers).toEqual([]);
  });
});

describe('configured hosts', () => {
  it('may be private and plain http', async () => {
    const server = await serve((_, response) => response.end('here'));
    const answer = await fetchOutside(server.origin, { ...LIMITS, allowPrivateHosts: new Set([server.origin]) });
    expect([answer.status, await answer.readText()]).toEqual([200, 'here']);
  });

  it('another port of the same host is not configured', async () => {
    const other = await serve((_, response) => response.end('here'), { tls: true });
    const server = await serve((_, response) => response.writeHead(302, { location: other.origin }).end());
    expect((await failureOf(fetchOutside(server.origin, { ...LIMITS, allowPrivateHosts: new Set([server.origin]), network: { ca } }))).code).toBe('address_refused');
  });

  it('are known by their names as well, in https too', async () => {
    const server = await serve((_, response) => response.end('here'), { tls: true });
    const origin = `https://git.nexus.test:${server.port}`;
    const answer = await fetchOutside(origin, { ...LIMITS, allowPrivateHosts: new Set([origin]), network: { ca, ...namesOf({ 'git.nexus.test': ['127.0.0.1'] }) } });
    expect(await answer.readText()).toBe('here');
  });

  it('need a certificate that is trusted', async () => {
    const server = await serve((_, response) => response.end('here'), { tls: true });
    const failure = await failureOf(fetchOutside(server.origin, { ...LIMITS, allowPrivateHosts: new Set([server.origin]) }));
    expect(failure).toMatchObject({ code: 'unreachable', message: `${new URL(server.origin).host} has no certificate that the forum trusts (DEPTH_ZERO_SELF_SIGNED_CERT).` });
  });
});
