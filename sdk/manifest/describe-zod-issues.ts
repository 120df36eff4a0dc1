import type { z } from 'zod';
import { composeMessage, formatPath, quote, type ManifestIssue } from './issue';

type ZodIssue = z.core.$ZodIssue;

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let current = root;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    if (!Object.hasOwn(current, key)) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

/** Whether a value has the shape that a branch of a union asks for, whatever is wrong inside. */
function isMeant(branch: readonly ZodIssue[], value: unknown): boolean {
  return branch.every((issue) => {
    if (issue.path.length > 0) return true;
    if (issue.code === 'invalid_type') return false;
    return issue.code !== 'invalid_value' || typeof issue.values[0] === typeof value;
  });
}

function chooseBranch(branches: readonly ZodIssue[][], value: unknown): ZodIssue[] | undefined {
  return branches
    .filter((branch) => isMeant(branch, value))
    .toSorted((a, b) => a.length - b.length)[0];
}

interface Place {
  root: unknown;
  path: readonly PropertyKey[];
}

function describeUnknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, path: readonly PropertyKey[]) {
  const messages = issue.message.split('\n');
  return issue.keys.map((key, index): ManifestIssue => {
    const where = formatPath(path);
    const message = messages[index] ?? `${quote(key)} is not a known field`;
    return {
      path: formatPath([...path, key]),
      message: where === '' ? message : `${where}: ${message}`,
    };
  });
}

function describeKey(issue: z.core.$ZodIssueInvalidKey, path: readonly PropertyKey[]) {
  const where = formatPath(path);
  const subject = `${formatPath(path.slice(0, -1))} key`;
  return issue.issues.map(({ message }): ManifestIssue => {
    return {
      path: where,
      message: composeMessage({ path: subject, text: message, value: String(path.at(-1)) }),
    };
  });
}

function describeOne(issue: ZodIssue, { root, path: base }: Place): ManifestIssue[] {
  const path = [...base, ...issue.path];
  const where = formatPath(path);
  const value = valueAt(root, path);
  const isMissing = value === undefined || (value === null && issue.code === 'invalid_type');
  if (isMissing && path.length > 0) return [{ path: where, message: `${where} is required` }];
  if (issue.code === 'unrecognized_keys') return describeUnknownKeys(issue, path);
  if (issue.code === 'invalid_key') return describeKey(issue, path);
  if (issue.code === 'invalid_union') {
    const branch = chooseBranch(issue.errors, value);
    if (branch) return branch.flatMap((inner) => describeOne(inner, { root, path }));
  }
  return [{ path: where, message: composeMessage({ path: where, text: issue.message, value }) }];
}

/** Turns the findings of the schema into sentences for the manifest's author. */
export function describeZodIssues(issues: readonly ZodIssue[], root: unknown): ManifestIssue[] {
  return issues.flatMap((issue) => describeOne(issue, { root, path: [] }));
}
