/** A method and a path with variables: `/polls/:id`, `/polls/{id}`, `/files/*`. */
export interface Endpoint {
  method: string;
  path: string;
}

const isVariable = (part: string) => part.startsWith(':') || part.startsWith('{') || part === '*';

/**
 * The endpoint that names a request best: a fixed part of a path wins over a variable one, as in the router.
 * @param path below `/ext/<slug>/api`, still encoded
 * @returns undefined when none fits, and for a path that cannot be decoded, which the router refuses
 */
export function findEndpoint<Item extends Endpoint>(endpoints: readonly Item[], method: string, path: string): Item | undefined {
  const parts = decode(path);
  if (!parts) return undefined;
  const wanted = method === 'HEAD' ? ['HEAD', 'GET'] : [method];
  const fitting = endpoints.map((endpoint) => ({ endpoint, segments: endpoint.path.split('/').filter(Boolean) }))
    .filter(({ endpoint, segments }) => wanted.includes(endpoint.method) && fits(segments, parts));
  return fitting.toSorted((a, b) => moreSpecificFirst(a.segments, b.segments))[0]?.endpoint;
}

function fits(segments: readonly string[], parts: readonly string[]): boolean {
  const isOpenEnded = segments.at(-1) === '*';
  if (isOpenEnded ? parts.length < segments.length : parts.length !== segments.length) return false;
  return segments.every((segment, index) => isVariable(segment) || segment === parts[index]);
}

function moreSpecificFirst(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((segment, index) => isVariable(segment) !== isVariable(b[index] ?? '*'));
  if (at < 0) return b.length - a.length;
  return isVariable(a[at] ?? '*') ? 1 : -1;
}

function decode(path: string): string[] | null {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}
