import { CallError } from '@nexus/sdk/server/call-error';
import { CapabilityError } from '@nexus/sdk/server/capability-error';
import { HttpError } from '@nexus/sdk/server/http-error';
import type { HostError } from '../protocol';

/** The error that the forum means, as the class an extension knows. */
export function restoreError({ name, message, code, detail }: HostError): Error {
  if (name === 'CapabilityError') return new CapabilityError(message, readMember(detail, 'capability', 'string') ?? code);
  if (name === 'HttpError') return restoreHttpError(message, detail);
  return new CallError(message, { name, code, detail });
}

function restoreHttpError(message: string, detail: unknown): Error {
  const status = readMember(detail, 'status', 'number') ?? 403;
  return new HttpError(status, message);
}

function readMember(value: unknown, key: string, type: 'string'): string | undefined;
function readMember(value: unknown, key: string, type: 'number'): number | undefined;
function readMember(value: unknown, key: string, type: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const member: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  return typeof member === type ? member : undefined;
}
