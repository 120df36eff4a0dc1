import { afterEach } from 'vitest';
import { startHttpServer, type HttpServer, type HttpServerOptions } from '@/lib/testing/http-server';
import type { RequestListener } from 'node:http';
import type { ResolvedAddress } from './guarded-connector';
import { isOutgoingError, type OutgoingError } from './outgoing-error';

const servers: HttpServer[] = [];

/** A server for one test; ended after it. */
export async function serve(answer: RequestListener, options?: HttpServerOptions): Promise<HttpServer> {
  const server = await startHttpServer(answer, options);
  servers.push(server);
  return server;
}

/** Call once in a test file that serves. */
export function stopServersAfterEach(): void {
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });
}

/** The error that a request ends with. */
export async function failureOf(work: Promise<unknown>): Promise<OutgoingError> {
  const error: unknown = await work.then(() => new Error('It did not fail.'), (reason: unknown) => reason);
  if (!isOutgoingError(error)) throw error;
  return error;
}

/** A resolver that knows these names and no other, and counts what it is asked. */
export function namesOf(table: Record<string, string[]>) {
  const asked: string[] = [];
  const resolve = async (hostname: string): Promise<ResolvedAddress[]> => {
    asked.push(hostname);
    const found = new Map(Object.entries(table)).get(hostname);
    if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { resolve, asked };
}
