/** `/games/:slug` with `{slug: 'a b', page: 2}` → `/games/a%20b?page=2`: what has no place in the path goes to the query. */
export function fillPattern({ pattern, params }: { pattern: string; params: Readonly<Record<string, unknown>> }): string {
  const left = new Map(Object.entries(params));
  const parts = pattern.split('/').map((part) => {
    if (!part.startsWith(':')) return part;
    const name = part.slice(1);
    const value = left.get(name) ?? '';
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams([...left].filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => [name, String(value)]));
  return parts.join('/') + (query.size > 0 ? `?${query}` : '');
}
