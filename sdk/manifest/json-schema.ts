import { z } from 'zod';
import { manifestSchema } from './manifest-schema';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Whether a schema allows null and nothing else. */
export function isNullSchema(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'null';
}

/** The default of a field made by `withDefault`: nullable around default, inside a pipe. */
function findDefault(schema: z.core.$ZodType): z.core.util.JSONType | undefined {
  if (!(schema instanceof z.ZodPipe) || !(schema.in instanceof z.ZodNullable)) return undefined;
  const inner = schema.in.unwrap();
  if (!(inner instanceof z.ZodDefault)) return undefined;
  return z.json().safeParse(inner.def.defaultValue).data;
}

interface Node {
  zodSchema: z.core.$ZodType;
  jsonSchema: JsonSchema;
}

/**
 * Editors show the default of a field only where it stands beside its description, zod leaves
 * defaults out where a transform follows, and the bounds of safe integers only clutter a schema.
 */
function simplify({ zodSchema, jsonSchema: schema }: Node): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  const fallback = findDefault(zodSchema);
  if (fallback === undefined) return;
  for (const branch of schema.anyOf ?? []) delete branch.default;
  schema.default = fallback;
}

/**
 * The JSON Schema (draft 7) of manifest.json, for checks and completion in an editor and for
 * `/manifest_schema.json`. It describes the shape; rules over several fields are not in it.
 *
 * @param options.id address of the schema, where it is not the one of this forum
 * @example JSON.stringify(manifestJsonSchema(), null, 2)
 */
export function manifestJsonSchema(options: { id?: string } = {}): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(manifestSchema, {
    io: 'input',
    target: 'draft-7',
    override: simplify,
  });
  return {
    $schema,
    $id: options.id ?? '/manifest_schema.json',
    title: 'Nexus extension manifest, version 2',
    description: 'Declares everything that an extension contributes to a forum.',
    ...schema,
  };
}
