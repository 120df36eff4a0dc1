import { stringify } from './intrinsics';
import { MAX_VALUE_BYTES, MAX_VALUE_DEPTH } from './limits';

/** A value that is larger than a frame can carry. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

type Container = { [key: string]: unknown };

interface Walk {
  /** What contains the value that is looked at: a value among them refers back to itself. */
  ancestors: object[];
  /** A lower bound of the text's length, so that a value of 100 MB ends here and not in the memory limit. */
  length: number;
  label: string;
  /** What the first parts of places are called. */
  names: readonly string[];
}

/**
 * JSON of a value that an extension hands over. Dates become ISO 8601 text and `toJSON` is honoured, members that are
 * undefined are left out. What JSON would silently change or cannot hold is refused.
 *
 * @param label how the value is called in messages, e.g. `The answer of GET /polls`
 * @param names of the value's items, where it is a list of arguments
 * @throws TypeError naming the place of what JSON cannot hold
 * @throws TooLargeError above 1 MB
 */
export function toJsonText(value: unknown, label: string, names: readonly string[] = []): string {
  const walk: Walk = { ancestors: [], length: 0, label, names };
  const text = stringify(copy(value, '', walk) ?? null) ?? 'null';
  if (text.length > MAX_VALUE_BYTES) throw tooLarge(label);
  return text;
}

function copy(value: unknown, path: string, walk: Walk): unknown {
  switch (typeof value) {
    case 'string':
      grow(walk, value.length);
      return value;
    case 'number':
      if (value - value !== 0) throw refuse(walk, path, `is ${value}, which JSON cannot hold`);
      return value;
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      return value === null ? null : copyObject(value, path, walk);
    case 'bigint':
      throw refuse(walk, path, 'is a bigint, which JSON cannot hold: send it as text');
    default:
      throw refuse(walk, path, `is a ${typeof value}, which JSON cannot hold`);
  }
}

function copyObject(value: object, path: string, walk: Walk): unknown {
  const { ancestors } = walk;
  for (let index = 0; index < ancestors.length; index += 1) {
    if (ancestors[index] === value) throw refuse(walk, path, 'refers back to what contains it');
  }
  if (ancestors.length >= MAX_VALUE_DEPTH) throw refuse(walk, path, `lies deeper than ${MAX_VALUE_DEPTH} levels`);
  const reason = findObstacle(value);
  if (reason) throw refuse(walk, path, reason);
  ancestors[ancestors.length] = value;
  const shown: unknown = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
  const copied = shown === value ? copyMembers(value, path, walk) : copy(shown, path, walk);
  ancestors.length -= 1;
  return copied;
}

function copyMembers(value: object, path: string, walk: Walk): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (let index = 0; index < value.length; index += 1) {
      grow(walk, 2);
      items[index] = copy(value[index], `${path}[${index}]`, walk) ?? null;
    }
    return items;
  }
  // Without a prototype, so that a member called __proto__ stays a member.
  const members: Container = Object.create(null);
  for (const [key, member] of Object.entries(value)) {
    grow(walk, key.length + 4);
    const copied = copy(member, path ? `${path}.${key}` : key, walk);
    if (copied !== undefined) members[key] = copied;
  }
  return members;
}

/** Why an object would not survive as JSON: it would arrive as `{}` or worse. */
function findObstacle(value: object): string | undefined {
  if (value instanceof Promise) return 'is a promise: await it';
  if (value instanceof Map || value instanceof Set) return `is a ${value instanceof Map ? 'Map' : 'Set'}, which JSON cannot hold: send an ${value instanceof Map ? 'object' : 'array'}`;
  if (value instanceof Error) return 'is an Error, which JSON cannot hold: send its message';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 'is binary, which JSON cannot hold: send it as base64 text';
  if (value instanceof Date && Number.isNaN(value.getTime())) return 'is an invalid date';
  return undefined;
}

function grow(walk: Walk, length: number): void {
  walk.length += length;
  if (walk.length > MAX_VALUE_BYTES) throw tooLarge(walk.label);
}

const tooLarge = (label: string) => new TooLargeError(`${label} is larger than 1 MB.`);
const refuse = ({ label, names }: Walk, path: string, reason: string) =>
  new TypeError(`${label}: ${path.replace(/^\[(\d+)\]/, (place, index) => names[Number(index)] ?? place) || 'it'} ${reason}.`);
