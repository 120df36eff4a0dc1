import type { Json } from '../runner/json';
import type { Declared } from '../runner/protocol';

export type JsonObject = { [key: string]: Json };
export type RouteSchemas = { [part: string]: JsonObject | undefined };

/**
 * The schemas of a route as they stand in a document: what they define beside themselves, and refer to, moves among the
 * document's own schemas, since `#` is the whole document there.
 *
 * @param schemas of the document; added to
 * @returns by what they are for: `params`, `query`, `body`, `response`
 */
export function embedSchemas({ method, path, schema }: Declared['routes'][number], schemas: JsonObject): RouteSchemas {
  const name = `${method.toLowerCase()}${path.replaceAll(/[^A-Za-z0-9]+/g, '_')}`;
  const given = isObject(schema) ? Object.entries(schema) : [];
  return Object.fromEntries(given.map(([part, value]) => [part, isObject(value) ? embed(value, `${name}_${part}`, schemas) : undefined]));
}

/** The members that a schema of an object names, each with its schema. */
export const propertiesOf = (schema: JsonObject | undefined): JsonObject => (isObject(schema?.properties) ? schema.properties : {});

export const isRequired = (schema: JsonObject | undefined, name: string): boolean => Array.isArray(schema?.required) && schema.required.includes(name);

function embed(given: JsonObject, name: string, schemas: JsonObject): JsonObject {
  const { $schema: _, $defs: definitions, ...schema } = given;
  const renamed = mapMembers(schema, (member) => renameReferences(member, name));
  if (isObject(definitions)) for (const [key, value] of Object.entries(definitions)) schemas[`${name}_${key}`] = renameReferences(value, name);
  if (JSON.stringify(given).includes('"$ref":"#"')) schemas[name] = renamed;
  return renamed;
}

function renameReferences(value: Json, name: string): Json {
  if (Array.isArray(value)) return value.map((item) => renameReferences(item, name));
  if (!isObject(value)) return value;
  const { $ref: reference } = value;
  if (reference === '#') return { $ref: `#/components/schemas/${name}` };
  if (typeof reference === 'string') return { $ref: reference.replace(/^#\/\$defs\//, `#/components/schemas/${name}_`) };
  return mapMembers(value, (member) => renameReferences(member, name));
}

const mapMembers = (value: JsonObject, change: (member: Json) => Json): JsonObject => Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
