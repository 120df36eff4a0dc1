/** A path on this site, parsed rather than matched; anything else becomes the front page. */
export function safeRedirectPath(target: string | undefined | null): string {
  if (!target || !target.startsWith('/')) return '/';
  const base = 'http://forum.invalid';
  const parsed = URL.canParse(target, base) ? new URL(target, base) : null;
  // Resolving dots can leave two slashes in front (`/.//host`), which a browser would read as another site.
  if (!parsed || parsed.origin !== base || parsed.pathname.startsWith('//')) return '/';
  return parsed.pathname + parsed.search + parsed.hash;
}
