import { createServer, request as httpRequest } from 'node:http';
import { site } from './site';

// The browser would ask for one when the site is closed already.
const NO_ICON = '<link rel="icon" href="data:,">';

/** Somebody else's web site: serves one page under two names, one of them on the forum's host. */
export async function startElsewhere(html: string): Promise<{ crossSite: string; sameSite: string; stop: () => Promise<void> }> {
  const server = createServer((_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(NO_ICON + html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.');
  const { port } = address;
  return {
    crossSite: `http://127.0.0.1:${port}/`,
    // Another port of the same host is the same site: SameSite keeps no cookie back.
    sameSite: `http://localhost:${port}/`,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

export interface RawRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request as no browser sends it: exactly these headers, nothing added. */
export function sendRaw({ method, path, headers = {}, body }: RawRequest): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(site.at(path), { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}
