/** Unpaired surrogates and NUL: JSON can spell both, PostgreSQL can hold neither. */
const UNSTORABLE = /\p{Surrogate}|\0/u;

/** Text that PostgreSQL can hold as it is. */
export const isStorableText = (text: string): boolean => !UNSTORABLE.test(text);

/** Whether lists and objects lie deeper inside each other. Asked first and without recursion: depth alone can exhaust the stack. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  const open: { part: unknown; left: number }[] = [{ part: value, left: levels }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { part, left } = next;
    if (typeof part !== 'object' || part === null) continue;
    if (left === 0) return true;
    for (const inner of Object.values(part)) open.push({ part: inner, left: left - 1 });
  }
  return false;
}

/**
 * What is wrong with a JSON value from outside, as the end of a sentence; undefined when nothing is.
 * @example findJsonProblem([[1]], { depth: 1 }) // 'is nested more than 1 levels deep'
 */
export function findJsonProblem(value: unknown, { depth }: { depth: number }): string | undefined {
  if (isDeeperThan(value, depth)) return `is nested more than ${depth} levels deep`;
  return holdsOnlyStorable(value) ? undefined : 'holds a character that cannot be stored';
}

function holdsOnlyStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isStorableText(name) && holdsOnlyStorable(inner));
}
