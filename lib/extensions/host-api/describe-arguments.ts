import type { z } from 'zod';
import { quote } from '@nexus/sdk/manifest/issue';
import type { Json } from '../runner/json';
import { argumentNames, nameArgument } from '../runner/argument-names';

const MOST = 5;

/** What is wrong with the arguments of a member, by their names: `nexus.kv.get: key must be a text (got: 7)`. */
export function describeArguments(member: string, args: readonly Json[], { issues }: z.ZodError): string {
  const faults = issues.slice(0, MOST).map(({ path, message }) => {
    if (path.length === 0) return describeCount(member, args.length);
    const value = valueAt(args, path);
    return `${nameArgument(member, path)} ${message}${isShort(value) ? ` (got: ${value === undefined ? 'nothing' : quote(value)})` : ''}`;
  });
  return `nexus.${member}: ${faults.join('; ')}`;
}

function describeCount(member: string, count: number): string {
  const names = Object.hasOwn(argumentNames, member) ? (argumentNames[member] ?? []) : [];
  return `takes ${names.length > 0 ? names.join(', ') : 'no arguments'}; ${count} ${count === 1 ? 'was' : 'were'} given`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined), value);
}

const isShort = (value: unknown) => typeof value !== 'object' || value === null;
