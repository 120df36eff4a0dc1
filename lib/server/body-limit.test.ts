import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyLimit, limitBody } from './body-limit';
import { refuse } from './refuse';

const LIMIT = 100_000;
let server: Server;
let port = 0;
/** How many bytes the reader behind the limit was given, and whether it saw the body's end. */
let read = { bytes: 0, hasEnded: false };

beforeAll(async () => {
  server = createServer((request, response) => {
    const isFine = limitBody(request, LIMIT, () => {
      if (response.headersSent) return void request.destroy();
      refuse(request, response, { status: 413, code: 'too_large', message: 'Too large.' });
    });
    if (!isFine) return;
    request.on('data', (chunk: Buffer) => (read.bytes += chunk.length));
    request.on('end', () => {
      read.hasEnded = true;
      response.end('fine');
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => new Promise((resolve) => {
  server.closeAllConnections();
  server.close(resolve);
}));

beforeEach(() => {
  read = { bytes: 0, hasEnded: false };
});

interface Sent {
  headers: Record<string, string | number>;
  chunks: string[];
  /** A sender that never ends its body. */
  isOpen?: boolean;
}

function send({ headers, chunks, isOpen = false }: Sent): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ port, host: '127.0.0.1', method: 'POST', headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        // The refused body is still being written; its connection is of no more use.
        outgoing.on('error', () => undefined).destroy();
        resolve({ status: response.statusCode, body });
      });
    });
    outgoing.on('error', reject);
    for (const chunk of chunks) outgoing.write(chunk);
    if (!isOpen) outgoing.end();
  });
}

const chunked = { 'transfer-encoding': 'chunked' };
const refused = { status: 413, body: '{"error":{"code":"too_large","message":"Too large."}}' };

describe('limitBody', () => {
  it('judges an announced length before a byte is read', async () => {
    expect(await send({ headers: { 'content-length': LIMIT + 1 }, chunks: ['x'], isOpen: true })).toEqual(refused);
    expect(read.bytes).toBe(0);
  });

  it('ends a chunked body where it passes the limit, though it has no end', async () => {
    expect(await send({ headers: chunked, chunks: ['x'.repeat(LIMIT), 'y'.repeat(LIMIT)], isOpen: true })).toEqual(refused);
    expect(read.bytes).toBeLessThanOrEqual(LIMIT);
    expect(read.hasEnded).toBe(false);
  });

  it('ends a chunked body of many small chunks that comes whole', async () => {
    expect(await send({ headers: chunked, chunks: Array.from({ length: 30 }, () => 'x'.repeat(10_000)) })).toEqual(refused);
    expect(read.hasEnded).toBe(false);
  });

  it.each([
    ['with its length', { 'content-length': LIMIT }, ['x'.repeat(LIMIT)]],
    ['in chunks', chunked, ['x'.repeat(LIMIT / 2), 'x'.repeat(LIMIT / 2)]],
    ['that is empty', { 'content-length': 0 }, []],
  ])('hands on every byte of a body %s', async (_how, headers, chunks) => {
    expect(await send({ headers, chunks })).toEqual({ status: 200, body: 'fine' });
    expect(read).toEqual({ bytes: chunks.join('').length, hasEnded: true });
  });
});

it.each([
  ['/api/v1/posts', 1_048_576],
  ['/ext/polls/api/vote', 1_048_576],
  ['/compose', 16 * 1_048_576],
  ['/apiary', 16 * 1_048_576],
  ['/admin/installs/new', 21 * 1_048_576],
  ['/admin/installs', 16 * 1_048_576],
])('%s takes %d bytes', (path, bytes) => {
  expect(bodyLimit(path)).toBe(bytes);
});
