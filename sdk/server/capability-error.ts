import { hasBrand } from './brand';

const BRAND = Symbol.for('nexus.sdk.capability-error');

/**
 * A call of `nexus` that the manifest does not ask for: add the capability to its `capabilities`.
 * Thrown by the call itself; nothing was done.
 *
 * @example
 * try { await nexus.posts.get(12); }
 * catch (error) { if (error instanceof CapabilityError) nexus.log.warn(`missing ${error.capability}`); else throw error; }
 */
export class CapabilityError extends Error {
  readonly [BRAND] = true;
  override readonly name: string = 'CapabilityError';
  /** The one that is missing, e.g. `content:read`; empty when the forum did not name it. */
  readonly capability: string;

  constructor(message: string, capability = '') {
    super(message);
    this.capability = capability;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(value, BRAND);
  }
}
