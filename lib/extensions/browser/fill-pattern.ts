/** `/games/:slug` with `{slug: 'a b'}` → `/games/a%20b`; a parameter that is missing leaves its part empty. */
export function fillPattern({ pattern, params }: { pattern: string; params: Readonly<Record<string, unknown>> }): string {
  const given = new Map(Object.entries(params));
  const fill = (part: string) => (part.startsWith(':') ? encodeURIComponent(String(given.get(part.slice(1)) ?? '')) : part);
  return pattern.split('/').map(fill).join('/');
}
