import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import next from 'next';
import { readEnv } from '@/lib/core/env';
import { logUnexpected } from '@/lib/core/log';
import { withPageResponse } from '@/lib/core/page-response';
import { endStreams } from '@/lib/realtime/open-stream';
import { bodyLimit, limitBody } from './body-limit';
import { clientAddress, parseTrustedProxies } from './client-address';
import { contentPolicy, extensionContentPolicy, isExtensionContent, securityHeaders } from './content-policy';
import { refuse } from './refuse';
import { isWriteAllowed } from './write-gate';

export interface HttpServerOptions {
  dev: boolean;
  /** The project's folder. */
  dir: string;
  /** Next's build, relative to `dir`. */
  distDir: string;
  host: string;
  /** 0 takes any free port. */
  port: number;
}

export interface RunningServer {
  url: string;
  port: number;
  /** Stops accepting, lets running requests finish for at most `graceMs`, then ends the rest. */
  close(graceMs?: number): Promise<void>;
}

// Words between this server and its pages, or Next's own: never taken from outside.
const INTERNAL_HEADER = /^(content-security-policy|x-nexus-|x-nonce$|x-nextjs-|x-middleware-|x-matched-path$|x-invoke-|x-now-)/;
const FORWARDED_HEADER = /^(x-forwarded-|forwarded$|x-real-ip$)/;

/** Listens, and puts gate, policy and limits before every request that Next then answers. */
export async function startHttpServer({ dev, dir, distDir, host, port }: HttpServerOptions): Promise<RunningServer> {
  const env = readEnv();
  const baseUrl = env.NEXUS_URL ? new URL(env.NEXUS_URL) : null;
  const isTrusted = parseTrustedProxies(env.NEXUS_TRUSTED_PROXIES);
  process.env.NEXUS_DIST_DIR = distDir;
  const server = createServer();
  const app = next({ dev, dir, hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  // Nothing here speaks another protocol, and a socket that Node hands over for one is under no time limit any more.
  if (!dev) server.on('upgrade', (_request, socket) => socket.destroy());

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const address = clientAddress(request, isTrusted);
    const isProxied = isTrusted(request.socket.remoteAddress ?? '');
    for (const name of Object.keys(request.headers)) {
      if (INTERNAL_HEADER.test(name) || (!isProxied && FORWARDED_HEADER.test(name))) delete request.headers[name];
    }
    const nonce = randomBytes(16).toString('base64');
    const policy = contentPolicy({ nonce, isDev: dev });
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.setHeader('Content-Security-Policy', policy);

    if (!isWriteAllowed(request, baseUrl)) {
      return refuse(request, response, { status: 403, code: 'forbidden', message: 'This request did not come from a page of this forum, so nothing was changed.' });
    }
    const path = requestPath(request);
    if (path === null) return refuse(request, response, { status: 400, code: 'invalid_input', message: 'This address cannot be read.' });
    if (isExtensionContent(path)) response.setHeader('Content-Security-Policy', extensionContentPolicy);
    const isBodyFine = limitBody(request, bodyLimit(path), () => {
      if (response.headersSent) return void request.destroy();
      refuse(request, response, { status: 413, code: 'too_large', message: `This is more than the ${bodyLimit(path) / 1_048_576} MB that are taken here.` });
    });
    if (!isBodyFine) return;
    // Next holds the Origin of an action against the Host, which a proxy may have replaced with ours inside.
    if (baseUrl) {
      request.headers.host = baseUrl.host;
      delete request.headers['x-forwarded-host'];
    }
    Object.assign(request.headers, { 'content-security-policy': policy, 'x-nonce': nonce, 'x-nexus-client-ip': address, 'x-nexus-path': path });
    withPageResponse(response, () => handle(request, response)).catch((error: unknown) => {
      logUnexpected(error, { path });
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  });

  await listen(server, host, port);
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  return {
    port: boundPort,
    url: `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${boundPort}`,
    close: async (graceMs = 10_000) => {
      const closed = closeServer(server, graceMs);
      endStreams();
      await closed;
      await app.close();
    },
  };
}

function requestPath(request: IncomingMessage): string | null {
  const base = 'http://forum.invalid';
  const target = request.url ?? '/';
  // A path, or a whole address (RFC 9112 3.2.2); Next fails at `*`.
  const path = /^(\/|https?:)/i.test(target) && URL.canParse(target, base) ? new URL(target, base).pathname : null;
  return path !== null && canDecode(path) ? path : null;
}

/** `%ff` is no text in UTF-8; Next would answer 500. */
function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    // Said to the visitor as 400.
    return false;
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
