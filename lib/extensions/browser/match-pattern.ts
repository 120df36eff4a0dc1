export interface MatchPatternInput {
  /** `/ext/arcade/games/:slug`; a part that begins with `:` stands for any one part, a last `*` for any rest. */
  pattern: string;
  path: string;
}

/** The parameters of a path under a pattern, decoded; null when it does not match. */
export function matchPattern({ pattern, path }: MatchPatternInput): Record<string, string> | null {
  const wanted = split(pattern);
  const given = split(path);
  const rest = wanted.at(-1) === '*';
  if (rest ? given.length < wanted.length - 1 : given.length !== wanted.length) return null;
  const params = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    if (rest && index === wanted.length - 1) break;
    const value = given[index] ?? '';
    if (part.startsWith(':')) params.set(part.slice(1), decode(value));
    else if (part !== value) return null;
  }
  return Object.fromEntries(params);
}

export const matchesPattern = (input: MatchPatternInput) => matchPattern(input) !== null;

const split = (path: string) => path.split('/').filter(Boolean);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray % in an address: the part stands as it is.
    return part;
  }
}
