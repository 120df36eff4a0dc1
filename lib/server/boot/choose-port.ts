import { createServer } from 'node:net';
import { hasErrorCode } from '@/lib/core/has-error-code';

const DEFAULT_PORT = 3000;
const LAST_TRIED = 3099;

/**
 * The port to listen on. A port somebody asked for is taken or refused; only the default moves on to the next free one.
 * @throws Error naming the port that is taken.
 */
export async function choosePort({ host, wanted, say }: { host: string; wanted: number | undefined; say: (line: string) => void }): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(host, wanted)) return wanted;
    throw new Error(`Port ${wanted} is taken by another program. Stop it, or set PORT to another one.`);
  }
  for (let port = DEFAULT_PORT; port <= LAST_TRIED; port += 1) {
    if (!(await isFree(host, port))) continue;
    if (port !== DEFAULT_PORT) say(`Port ${DEFAULT_PORT} is taken by another program; using ${port}.`);
    return port;
  }
  throw new Error(`Ports ${DEFAULT_PORT} to ${LAST_TRIED} are all taken. Set PORT to a free one.`);
}

// Browsers try ::1 first for localhost: a program that listens only there would answer in our place.
async function isFree(host: string, port: number): Promise<boolean> {
  const isLocal = host === '127.0.0.1' || host === '0.0.0.0';
  return (await canListen(host, port)) && (!isLocal || (await canListen('::1', port)));
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (hasErrorCode(error, 'EADDRINUSE')) resolve(false);
      // A machine without IPv6: nobody can be there.
      else if (hasErrorCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT') && host === '::1') resolve(true);
      else reject(new Error(explain(error, host, port), { cause: error }));
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function explain(error: unknown, host: string, port: number): string {
  if (hasErrorCode(error, 'EACCES')) return `This user may not listen on port ${port}. Choose a PORT above 1023, or put a web server in front.`;
  if (hasErrorCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND')) return `HOST is ${host}, which is no address of this machine.`;
  return `Listening on ${host}:${port} failed: ${error instanceof Error ? error.message : String(error)}`;
}
