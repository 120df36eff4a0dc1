/** A path on this site, parsed rather than matched; anything else becomes the front page. */
export function safeRedirectPath(target: string | undefined | null): string {
  if (!target || !target.startsWith('/')) return '/';
  const base = 'http://forum.invalid';
  const parsed = URL.canParse(target, base) ? new URL(target, base) : null;
  if (!parsed || parsed.origin !== base) return '/';
  return parsed.pathname + parsed.search + parsed.hash;
}
