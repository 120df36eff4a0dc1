import { isOutgoingError, OutgoingError, type OutgoingCode } from './outgoing-error';

const CONNECTED: readonly string[] = ['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UND_ERR_ABORTED', 'ECONNRESET', 'EPIPE'];

/** What undici, Node's sockets, TLS and the resolver throw, as one kind of error with a sentence that names the host. */
export function toOutgoingError(error: unknown, host: string): OutgoingError {
  if (isOutgoingError(error)) return error;
  const code = codeOf(error);
  const as = (kind: OutgoingCode, sentence: string) => new OutgoingError(kind, sentence, error);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return as('timeout', `${host} could not be connected to in time.`);
  if (code === 'ENOTFOUND' || code === 'ENODATA') return as('unreachable', `There is no host named ${host}.`);
  if (code === 'EAI_AGAIN') return as('unreachable', `The name ${host} could not be looked up: the forum's network does not answer.`);
  if (CONNECTED.includes(code)) return as('cut_off', `${host} ended the connection before its answer was complete.`);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return as('too_large', `${host} sends more headers than are read.`);
  if (error instanceof Error && error.name === 'HTTPParserError') return as('cut_off', `${host} does not answer in HTTP.`);
  if (/CERT|TLS|SSL/.test(code)) return as('unreachable', `${host} has no certificate that the forum trusts (${code}).`);
  return as('unreachable', `${host} could not be reached (${code}).`);
}

/** Several attempts that failed come as one error without a code of its own. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : 'unknown error';
}
