import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exampleManifest } from './example';
import { listGenerated } from './generate';
import { manifestJsonSchema, type JsonSchema } from './json-schema';
import { MANIFEST_GROUPS, manifestSchema } from './manifest-schema';
import { listParts } from './reference-table';
import { buildManifest } from './testing';

describe('committed copies', () => {
  it.each(listGenerated())('$path is up to date (npx tsx sdk/manifest/generate.ts)', ({ path, text }) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('the JSON Schema', () => {
  const schema = manifestJsonSchema();
  const validator = z.fromJSONSchema(manifestJsonSchema());

  it('can be put at another address', () => {
    expect(schema.$id).toBe('/manifest_schema.json');
    expect(manifestJsonSchema({ id: 'https://a.example/s.json' }).$id).toBe('https://a.example/s.json');
  });

  it('accepts the example and null for absent fields', () => {
    expect(validator.safeParse(exampleManifest).error?.issues).toBeUndefined();
    expect(validator.safeParse(buildManifest({ tags: null, hooks: null, explore: { label: 'A', icon: null } })).success).toBe(true);
  });

  it.each([
    [{ foo: 1 }], [{ manifest_version: 3 }], [{ slug: 'A' }], [{ hooks: ['x'] }], [{ name: null }],
    [{ settings_schema: { 'a b': { type: 'string' } } }], [{ settings_schema: { a: { type: 'integer' } } }],
  ])('refuses %j', (fields) => {
    expect(validator.safeParse(buildManifest(fields)).success).toBe(false);
  });

  it('describes every field, down to the last', () => {
    const parts = listParts(schema, 'manifest');
    const silent = parts.flatMap(({ title, schema: part }) =>
      Object.entries(part.properties ?? {})
        .filter(([, child]) => typeof child !== 'object' || !(child satisfies JsonSchema).description)
        .map(([name]) => `${title}.${name}`),
    );
    expect(parts.length).toBeGreaterThan(30);
    expect(silent).toEqual([]);
  });

  it('shows defaults beside their descriptions', () => {
    expect(manifestJsonSchema().properties?.right_widgets).toMatchObject({
      anyOf: [
        { items: { properties: { priority: { default: 50 }, scope: { default: 'extension' } } } },
        { type: 'null' },
      ],
    });
  });
});

it('the groups of the reference hold every field once', () => {
  const names = MANIFEST_GROUPS.flatMap((group) => group.names);
  expect(names.toSorted()).toEqual(Object.keys(manifestSchema.shape).toSorted());
});
