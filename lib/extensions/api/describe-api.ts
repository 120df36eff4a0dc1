import type { Manifest } from '@nexus/sdk/manifest';
import type { Declared, Json } from '../runner/protocol';
import { findEndpoint } from './find-endpoint';
import { embedSchemas, isRequired, propertiesOf, type JsonObject } from './openapi-schemas';

export interface DescribeApiInput {
  manifest: Manifest;
  declared: Declared;
}

type Route = Declared['routes'][number];

/**
 * The OpenAPI 3.1 document of an extension's API: its routes with their schemas, and what `api_endpoints` of its manifest
 * says about them.
 */
export function describeApi({ manifest, declared }: DescribeApiInput): JsonObject {
  const { slug, name, version, description } = manifest;
  const schemas: JsonObject = {};
  const paths: { [path: string]: JsonObject } = {};
  for (const route of declared.routes) {
    const path = route.path.replaceAll(/:([A-Za-z_][A-Za-z0-9_]*)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, manifest, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: name, version, ...(description !== undefined && { description }) },
    servers: [{ url: `/ext/${slug}/api` }],
    paths,
    components: { schemas: { ...schemas, Error: ERROR, InvalidInput: INVALID_INPUT } },
  };
}

function describeRoute(route: Route, manifest: Manifest, schemas: JsonObject): JsonObject {
  const { method, path } = route;
  const endpoint = findEndpoint(manifest.api_endpoints ?? [], method, path);
  const { params, query, body, response } = embedSchemas(route, schemas);
  const parameters = [...pathParameters(path, params), ...queryParameters(query)];
  const hasInput = Boolean(params ?? query ?? body);
  return {
    ...(endpoint && { summary: endpoint.description }),
    ...(endpoint?.permission !== undefined && { description: `Needs the permission \`${endpoint.permission}\`.` }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: jsonContent(body) } }),
    responses: {
      '200': { description: 'The answer.', ...(response && { content: jsonContent(response) }) },
      ...(hasInput && { '422': { description: 'The input does not fit.', content: jsonContent({ $ref: '#/components/schemas/InvalidInput' }) } }),
      default: { description: 'An error.', content: jsonContent({ $ref: '#/components/schemas/Error' }) },
    },
  };
}

const pathParameters = (path: string, schema: JsonObject | undefined): Json[] =>
  path.split('/').filter((part) => part.startsWith(':')).map((part) => {
    const name = part.slice(1);
    return { name, in: 'path', required: true, schema: propertiesOf(schema)[name] ?? { type: 'string' } };
  });

const queryParameters = (schema: JsonObject | undefined): Json[] =>
  Object.entries(propertiesOf(schema)).map(([name, value]) => ({ name, in: 'query', required: isRequired(schema, name), schema: value }));

const jsonContent = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });

const text = { type: 'string' };
const ERROR: JsonObject = { type: 'object', properties: { error: text, detail: {}, incident: text }, required: ['error'] };
const INVALID_INPUT: JsonObject = { type: 'object', properties: { error: text, fields: { type: 'object', additionalProperties: text } }, required: ['error', 'fields'] };
