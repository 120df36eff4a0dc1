export type OutgoingCode =
  /** No address, or one with a name and password in it. */
  | 'url_refused'
  | 'scheme_refused'
  /** It leads into a network that the forum must not reach for others. */
  | 'address_refused'
  | 'redirect_refused'
  | 'too_many_redirects'
  | 'timeout'
  | 'too_large'
  | 'unreachable'
  /** The connection ended before the answer did. */
  | 'cut_off'
  /** Compressed in a way that cannot be undone. */
  | 'unreadable'
  | 'aborted';

/** What may be gone a moment later. */
const PASSING: readonly OutgoingCode[] = ['timeout', 'unreachable', 'cut_off'];

// Told by brand, never by instanceof: this file has several live copies in the process.
const BRAND = Symbol.for('nexus.outgoing-error');

/** Why a request to somebody else has no answer. The message is a sentence that names the host. */
export class OutgoingError extends Error {
  readonly [BRAND] = true;
  override readonly name = 'OutgoingError';

  constructor(readonly code: OutgoingCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
  }

  /** Whether the same request may work in a moment. */
  get mayPass(): boolean {
    return PASSING.includes(this.code);
  }
}

export function isOutgoingError(error: unknown): error is OutgoingError {
  return typeof error === 'object' && error !== null && BRAND in error;
}
