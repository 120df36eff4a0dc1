export type PageKind = 'feed' | 'space' | 'post' | 'profile' | 'compose' | 'other';

/** A page of the forum, as far as the choice of bundles needs to know it. */
export interface PageRef {
  kind: PageKind;
  /** The address's path, without query. */
  path: string;
}

const prefixes: readonly [PageKind, RegExp][] = [
  ['feed', /^\/$/],
  ['space', /^\/space\/[^/]+$/],
  ['post', /^\/post\/\d+$/],
  ['profile', /^\/profile\/[^/]+$/],
  ['compose', /^\/compose$/],
];

/** The page behind a path. */
export function pageFromPath(path: string): PageRef {
  const clean = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return { kind: prefixes.find(([, pattern]) => pattern.test(clean))?.[0] ?? 'other', path: clean };
}

/** Documents that no extension's code ever reaches: log-in and account security; admin pages have their own rule. */
const CLOSED = ['admin', 'login', 'register', 'verify', 'reset', 'setup', 'logout', 'api'];

export function isClosedToExtensions(path: string): boolean {
  const [first, second] = path.toLowerCase().split('/').filter(Boolean);
  return CLOSED.includes(first ?? '') || (first === 'settings' && second === 'security');
}
