import type { z } from 'zod';
import { isNullSchema, type JsonSchema } from './json-schema';

/** One field of an object: a row of a table. */
interface Row {
  name: string;
  type: string;
  isRequired: boolean;
  fallback: string;
  meaning: string;
}

/** An object that needs a table of its own, and what it is called in the document. */
export interface Part {
  title: string;
  schema: JsonSchema;
}

type Child = z.core.JSONSchema._JSONSchema;

function toSchema(schema: Child | Child[] | undefined): JsonSchema {
  return typeof schema === 'object' && !Array.isArray(schema) ? schema : {};
}

/** The schema without the null that stands for absence. */
export function withoutNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.type)) {
    return { ...schema, type: schema.type.find((type: string) => type !== 'null') };
  }
  const branches = schema.anyOf?.filter((branch) => !isNullSchema(branch)) ?? [];
  return branches.length === 1 ? { ...schema, anyOf: undefined, ...branches[0] } : { ...schema };
}

export function branchesOf(schema: JsonSchema): JsonSchema[] {
  const plain = withoutNull(schema);
  return plain.anyOf ? plain.anyOf.filter((branch) => !isNullSchema(branch)).map(toSchema) : [plain];
}

function isMap(schema: JsonSchema): boolean {
  return schema.type === 'object' && typeof schema.additionalProperties === 'object';
}

function describeBranch(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.type === 'array') return `list of ${describeType(toSchema(schema.items))}`;
  if (isMap(schema)) return 'map';
  const words = { string: 'text', integer: 'whole number', boolean: 'true or false' };
  const { type } = schema;
  if (type === 'string' || type === 'integer' || type === 'boolean') return words[type];
  return typeof type === 'string' ? type : 'any';
}

export function describeType(schema: JsonSchema): string {
  const branches = branchesOf(schema).map(describeBranch);
  return [...new Set(branches)].join(' or ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function toRow(name: string, schema: JsonSchema, isRequired: boolean): Row {
  const fallback = schema.default === undefined ? '' : `\`${JSON.stringify(schema.default)}\``;
  return { name, type: describeType(schema), isRequired, fallback, meaning: schema.description ?? '' };
}

/** A table of these fields of an object. */
export function toTable(schema: JsonSchema, names: readonly string[]): string {
  const required = new Set(schema.required ?? []);
  const rows = names.map((name) =>
    toRow(name, toSchema(schema.properties?.[name]), required.has(name)),
  );
  const lines = rows.map((row) => {
    const cells = [`\`${row.name}\``, row.type, row.isRequired ? 'yes' : '', row.fallback, row.meaning];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  return ['| Field | Type | Required | Default | Meaning |', '|---|---|---|---|---|', ...lines].join('\n');
}

function objectsIn(schema: JsonSchema, title: string): Part[] {
  return branchesOf(schema).flatMap((branch): Part[] => {
    if (branch.type === 'array') return objectsIn(toSchema(branch.items), `${title}[]`);
    if (isMap(branch)) return objectsIn(toSchema(branch.additionalProperties), `${title}.<key>`);
    return branch.properties ? [{ title, schema: branch }] : [];
  });
}

/** The objects inside a field, outermost first: each gets a table. */
export function listParts(schema: JsonSchema, title: string): Part[] {
  return objectsIn(schema, title).flatMap((part) => [
    part,
    ...Object.entries(part.schema.properties ?? {}).flatMap(([name, child]) =>
      listParts(toSchema(child), `${part.title}.${name}`),
    ),
  ]);
}
