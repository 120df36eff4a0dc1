/** Unpaired surrogates and NUL: JSON can spell both, PostgreSQL can hold neither. */
const UNSTORABLE = /\p{Surrogate}|\0/u;

/** Text that PostgreSQL can hold as it is. */
export const isStorableText = (text: string): boolean => !UNSTORABLE.test(text);

export interface JsonLimits {
  /** Lists and objects inside each other. */
  depth: number;
}

/**
 * What is wrong with a JSON value from outside, as the end of a sentence; undefined when nothing is. Walks without
 * recursion: a deep value would exhaust the stack of whatever walks it later.
 * @example findJsonProblem([[1]], { depth: 1 }) // 'is nested more than 1 levels deep'
 */
export function findJsonProblem(value: unknown, { depth }: JsonLimits): string | undefined {
  const open: { part: unknown; left: number }[] = [{ part: value, left: depth }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, left } = next;
    if (typeof part === 'string' && !isStorableText(part)) return 'holds a character that cannot be stored';
    if (typeof part !== 'object' || part === null) continue;
    if (left === 0) return `is nested more than ${depth} levels deep`;
    for (const [name, inner] of Object.entries(part)) {
      if (!isStorableText(name)) return 'holds a character that cannot be stored';
      open.push({ part: inner, left: left - 1 });
    }
  }
  return undefined;
}
