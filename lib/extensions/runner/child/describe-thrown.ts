import { CallError } from '@nexus/sdk/server/call-error';
import { HttpError } from '@nexus/sdk/server/http-error';
import type { Thrown } from '../protocol';
import { parse } from './intrinsics';
import { toJsonText } from './to-json-text';

const MAX_MESSAGE = 8_000;
const MAX_STACK = 30_000;

/** What was thrown, whatever it is: reading it runs code of the extension, which may throw again. */
export function describeThrown(error: unknown): Thrown {
  try {
    return error instanceof Error || isErrorLike(error)
      ? { name: cut(error.name, 200), message: cut(error.message, MAX_MESSAGE), stack: cut(error.stack ?? '', MAX_STACK), ...describeHttp(error) }
      : { name: 'Thrown', message: cut(`a handler threw ${describeValue(error)}, which is no Error`, MAX_MESSAGE), stack: '' };
  } catch {
    return { name: 'Thrown', message: 'a handler threw something that cannot be read', stack: '' };
  }
}

const isErrorLike = (value: unknown): value is { name: unknown; message: unknown; stack?: unknown } =>
  typeof value === 'object' && value !== null && 'message' in value && 'name' in value;

const describeValue = (value: unknown) => (typeof value === 'object' && value !== null ? 'an object' : `${typeof value} ${String(value)}`);
const cut = (value: unknown, length: number) => String(value).slice(0, length);

function describeHttp(error: object): Pick<Thrown, 'status' | 'detail' | 'code'> {
  if (error instanceof CallError && typeof error.code === 'string') return { code: cut(error.code, 100) };
  if (!(error instanceof HttpError)) return {};
  return { status: error.status, detail: parse(toJsonText(error.detail, 'The detail of an HttpError')) };
}
