import { errorCodes, isAppError } from '@/lib/core/errors';
import { logUnexpected } from '@/lib/core/log';
import type { HostError, Json } from './protocol';

// Told by brand, never by instanceof: this file has several live copies in the process.
const BRAND = Symbol.for('nexus.host-call-error');

/** A refusal of a `nexus` call that the extension is to see under `name`, such as CapabilityError. */
export class HostCallError extends Error {
  readonly [BRAND] = true;

  /** @param detail anything the extension's author can use: fields, an SQL state, what is declared */
  constructor(override readonly name: string, message: string, readonly code?: string, readonly detail?: Json) {
    super(message);
  }
}

const isHostCallError = (error: unknown): error is HostCallError => typeof error === 'object' && error !== null && BRAND in error;

const LONGEST_MESSAGE = 8_000;

/** What an extension learns of an error in the forum: what is meant for it, else an incident id. */
export function describeForExtension(error: unknown, slug: string, member: string): HostError {
  if (isHostCallError(error)) {
    return { name: error.name, message: error.message.slice(0, LONGEST_MESSAGE), ...(error.code && { code: error.code }), ...(error.detail !== undefined && { detail: error.detail }) };
  }
  if (isAppError(error) && errorCodes[error.code].exposed) {
    return { name: 'CallError', message: error.message.slice(0, LONGEST_MESSAGE), code: error.code, ...(error.fields && { detail: error.fields }) };
  }
  const incident = logUnexpected(error, { extension: slug, member });
  return { name: 'Error', message: `The forum failed to answer nexus.${member} (incident ${incident}).`, code: 'internal' };
}
