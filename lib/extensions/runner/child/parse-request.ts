import type { Schemas, SchemaIssue } from './route-table';

const PARTS = ['params', 'query', 'body'] as const;
type Part = (typeof PARTS)[number];
type Input = Record<Part, unknown>;

export type ParsedRequest = { ok: true; input: Input } | { ok: false; fields: Record<string, string> };

/**
 * Parses what came in with the schemas of a route. Faults are told by field: those of the body under their own path
 * (`options.0.label`), others with their part before it (`query.limit`), so that a form can show them as they are.
 */
export async function parseRequest(schemas: Schemas, given: Input): Promise<ParsedRequest> {
  const input: Input = { ...given };
  const fields: Record<string, string> = Object.create(null);
  for (const part of PARTS) {
    const result = await schemas[part]?.safeParseAsync(given[part]);
    if (!result) continue;
    if (result.success) input[part] = result.data;
    else for (const issue of result.error.issues) fields[nameField(part, issue)] ??= issue.message;
  }
  return Object.keys(fields).length > 0 ? { ok: false, fields } : { ok: true, input };
}

function nameField(part: Part, { path }: SchemaIssue): string {
  const inside = path.map(String).join('.');
  if (part === 'body') return inside || 'body';
  return inside ? `${part}.${inside}` : part;
}
