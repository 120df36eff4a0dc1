import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';

/** What is sent, whole. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** Without a length, in chunks. */
  isChunked?: boolean;
}

/** How a path misbehaves instead of answering as it would. */
export type Behaviour =
  /** By its own headers, a wrong content-length too. */
  | { does: 'answer'; status: number; headers?: Record<string, string>; body?: string | Uint8Array }
  /** What it would answer, one byte at a time. */
  | { does: 'drip'; everyMs: number }
  /** Nothing, for ever. */
  | { does: 'hang' }
  /** The connection ends at once. */
  | { does: 'reset' }
  /** What it would answer, but the connection ends after so many bytes of the body. */
  | { does: 'cut'; afterBytes: number }
  /** What it would answer, without a length. */
  | { does: 'chunk' }
  /** What it would answer, compressed though nobody asked for it. */
  | { does: 'compress' };

/** Behaviours by what they show. */
export const misbehaviours = {
  html: (text = '<!doctype html><title>Sign in</title>'): Behaviour => ({ does: 'answer', status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: text }),
  redirect: (to: string, status = 302): Behaviour => ({ does: 'answer', status, headers: { location: to } }),
  error: (status = 500): Behaviour => ({ does: 'answer', status, headers: { 'content-type': 'application/json' }, body: '{"message":"Server Error"}' }),
  /** GitHub's own form. */
  rateLimited: (resetsAt: Date, status: 403 | 429 = 403): Behaviour => ({
    does: 'answer',
    status,
    headers: { 'content-type': 'application/json', 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(resetsAt.getTime() / 1000)) },
    body: '{"message":"API rate limit exceeded"}',
  }),
  retryAfter: (seconds: number, status: 403 | 429 = 429): Behaviour => ({ does: 'answer', status, headers: { 'retry-after': String(seconds) } }),
} as const;

/** Sends what the path would answer, in the way that it was told to. */
export function misbehave(response: ServerResponse, behaviour: Behaviour, usual: Answer): void {
  switch (behaviour.does) {
    case 'answer':
      return send(response, { status: behaviour.status, headers: behaviour.headers ?? {}, body: Buffer.from(behaviour.body ?? '') });
    case 'drip': {
      response.writeHead(usual.status, { ...usual.headers });
      let sent = 0;
      const timer = setInterval(() => {
        if (sent < usual.body.length) response.write(usual.body.subarray(sent, (sent += 1)));
        else response.end();
      }, behaviour.everyMs);
      response.on('close', () => clearInterval(timer));
      return;
    }
    case 'hang':
      return;
    case 'reset':
      response.destroy();
      return;
    case 'cut':
      response.writeHead(usual.status, { ...usual.headers, ...(usual.isChunked ? {} : { 'content-length': String(usual.body.length) }) });
      response.write(usual.body.subarray(0, behaviour.afterBytes), () => response.destroy());
      return;
    case 'chunk':
      return send(response, { ...usual, isChunked: true });
    case 'compress':
      return send(response, { ...usual, headers: { ...usual.headers, 'content-encoding': 'gzip' }, body: gzipSync(usual.body) });
  }
}

export function send(response: ServerResponse, { status, headers, body, isChunked = false }: Answer): void {
  response.writeHead(status, isChunked || status === 304 ? { ...headers } : { 'content-length': String(body.length), ...headers });
  if (isChunked) response.write(body.subarray(0, 1));
  response.end(isChunked ? body.subarray(1) : body);
}
