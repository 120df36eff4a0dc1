import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { testCertificate } from './test-certificate';

export interface HttpServer {
  /** `http://127.0.0.1:1234` */
  origin: string;
  port: number;
  /** Ends open connections too. */
  stop(): Promise<void>;
}

export interface HttpServerOptions {
  tls?: boolean;
  /** A free one unless given. */
  port?: number;
}

/** A real server on this machine, for tests and the scripts beside them. */
export async function startHttpServer(answer: RequestListener, { tls = false, port: wanted = 0 }: HttpServerOptions = {}): Promise<HttpServer> {
  const server: Server = tls ? createTlsServer(testCertificate, answer) : createServer(answer);
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => resolve(portOf(server.address())));
  });
  const stop = () =>
    new Promise<void>((resolve, reject) => {
      if (!server.listening) return resolve();
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, port, stop };
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server listens on no port.');
  return address.port;
}
