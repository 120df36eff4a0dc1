import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refuse } from './refuse';

let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((request, response) => refuse(request, response, { status: 403, code: 'forbidden', message: 'Not from here.' }));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => void server.close(resolve)));

it.each([undefined, 'application/json', '*/*'])('answers JSON to Accept: %s', async (accept) => {
  const response = await fetch(url, { method: 'POST', headers: accept ? { accept } : {} });
  expect(response.status).toBe(403);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ error: { code: 'forbidden', message: 'Not from here.' } });
});

it('answers a page to a browser, which nothing in between keeps', async () => {
  const response = await fetch(url, { method: 'POST', headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
  expect(response.status).toBe(403);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('connection')).toBe('close');
  const page = await response.text();
  expect(page).toContain('<p>Not from here.</p>');
  // No script, and nothing that the policy of every response would block.
  expect(page).not.toContain('<script');
});
