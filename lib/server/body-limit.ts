import type { IncomingMessage } from 'node:http';

const MEGABYTE = 1_048_576;

/** A page's form may be far above what a field takes: it is read, refused by field, and given back with nothing lost. */
const FORM_LIMIT = 16 * MEGABYTE;
const API_LIMIT = MEGABYTE;
/** An archive of 20 MB, and the form around it. */
const UPLOAD_LIMIT = 21 * MEGABYTE;
const UPLOADS = '/admin/installs/new';

export function bodyLimit(path: string): number {
  if (path === UPLOADS) return UPLOAD_LIMIT;
  return path.startsWith('/api/') || path.startsWith('/ext/') ? API_LIMIT : FORM_LIMIT;
}

/** Ends a body that grows past its limit; a length that is announced is judged before a byte is read. */
export function limitBody(request: IncomingMessage, limit: number, onTooLarge: () => void): boolean {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    onTooLarge();
    return false;
  }
  if (request.headers['transfer-encoding'] === undefined) return true;
  let seen = 0;
  const push = request.push.bind(request);
  // Counting in push leaves the stream unread, so that whoever reads it later misses nothing.
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    seen += chunk?.length ?? 0;
    if (seen <= limit) return push(chunk, encoding);
    onTooLarge();
    return false;
  };
  return true;
}
