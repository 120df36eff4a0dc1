import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isWriteAllowed } from './write-gate';

const SITE = new URL('https://forum.example');

interface Given {
  method?: string;
  site?: string;
  origin?: string;
  host?: string;
  base?: URL | null;
}

/** What the gate reads of a request: its method and its headers, names in lower case as Node gives them. */
function isAllowed({ method = 'POST', site, origin, host = 'forum.example', base = SITE }: Given): boolean {
  const request = new IncomingMessage(new Socket());
  request.method = method;
  request.headers = { host, ...(site === undefined ? {} : { 'sec-fetch-site': site }), ...(origin === undefined ? {} : { origin }) };
  return isWriteAllowed(request, base);
}

describe.each(['POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'PROPFIND', 'post'])('%s', (method) => {
  it.each(['cross-site', 'same-site', '', 'same-origin, cross-site', 'Same-Origin'])('Sec-Fetch-Site %j is refused, whatever Origin says', (site) => {
    expect(isAllowed({ method, site })).toBe(false);
    expect(isAllowed({ method, site, origin: SITE.origin })).toBe(false);
  });

  it.each(['same-origin', 'none'])('Sec-Fetch-Site %j is let through', (site) => {
    expect(isAllowed({ method, site })).toBe(true);
    expect(isAllowed({ method, site, origin: 'https://evil.example' })).toBe(true);
  });

  it.each([
    undefined, '', 'null', 'https://evil.example', 'http://forum.example', 'https://forum.example:444', 'https://forum.example.evil.example', 'https://FORUM.example',
    'https://sub.forum.example', 'https://forum.example/', 'https://forum.example, https://evil.example',
  ])('without Sec-Fetch-Site, Origin %j is refused', (origin) => {
    expect(isAllowed({ method, origin })).toBe(false);
  });

  it('without Sec-Fetch-Site, the forum\'s own Origin is let through', () => {
    expect(isAllowed({ method, origin: 'https://forum.example' })).toBe(true);
  });
});

describe('without NEXUS_URL', () => {
  it('the Origin must be where the request found the forum', () => {
    expect(isAllowed({ base: null, host: 'localhost:3000', origin: 'http://localhost:3000' })).toBe(true);
    expect(isAllowed({ base: null, host: 'localhost:3000', origin: 'http://localhost:3001' })).toBe(false);
    expect(isAllowed({ base: null, host: 'localhost:3000', origin: 'http://evil.example' })).toBe(false);
  });

  it('a name that another site points here does not count when the forum knows its own', () => {
    expect(isAllowed({ host: 'rebound.example', origin: 'https://rebound.example' })).toBe(false);
  });
});

it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and passes from anywhere', (method) => {
  expect(isAllowed({ method, site: 'cross-site', origin: 'https://evil.example' })).toBe(true);
  expect(isAllowed({ method })).toBe(true);
});
