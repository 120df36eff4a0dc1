import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleManifest } from './example';
import { formatIssues } from './issue';
import { EVENTS } from './known';
import { manifestSchema } from './manifest-schema';
import { parseManifest, validateManifest } from './parse-manifest';
import { buildManifest, listErrors, listWarnings } from './testing';

describe('what an author reads', () => {
  it.each([
    ['wrong version', { manifest_version: 3 }, 'manifest_version must be 2 (got: 3)'],
    ['version as a text', { manifest_version: '2' }, 'manifest_version must be 2 (got: "2")'],
    ['slug with capitals', { slug: 'My-Ext' }, 'slug "My-Ext" must contain only lowercase letters, digits and hyphens'],
    ['unknown field', { foo: 1 }, '"foo" is not a known field'],
    ['misspelt field', { hoks: [] }, '"hoks" is not a known field. Did you mean "hooks"?'],
    ['unknown field inside', { admin_panel: { label: 'A', titel: 'x' } }, 'admin_panel: "titel" is not a known field'],
    ['unknown event', { hooks: ['x'] }, `hooks[0] "x" is not a known event. Known events: ${EVENTS.join(', ')}`],
    ['unknown event in an object', { hooks: [{ event: 'x' }] }, `hooks[0].event "x" is not a known event. Known events: ${EVENTS.join(', ')}`],
    ['.. in js_bundle', { js_bundle: '../evil.js' }, 'js_bundle must not contain ".." (got: ../evil.js)'],
    ['/ext/ in a route', { routes: [{ path: '/ext/foo' }], js_bundle: 'a.js' }, 'routes[0].path must not include /ext/ — it is prefixed automatically (got: /ext/foo)'],
    ['missing field', { name: undefined }, 'name is required'],
    ['null for a required field', { module: null }, 'module is required'],
    ['wrong type', { name: ['a'] }, 'name must be a text (got: ["a"])'],
    ['too long a text', { slug: 'a'.repeat(41) }, `slug must be at most 40 characters long (got: ${'a'.repeat(41)})`],
  ])('%s', (_, fields, message) => {
    expect(listErrors(fields)).toEqual([message]);
  });

  it('names the place of a syntax error', () => {
    expect(parseManifest('{\n  "name": "x",\n}')).toEqual({
      ok: false,
      errors: [
        { path: '', message: 'manifest.json is not valid JSON: a comma before "}" is not allowed (line 2, column 14)' },
      ],
      warnings: [],
    });
  });

  it.each([['null'], ['[]'], ['3'], ['"x"']])('wants an object, not %s', (text) => {
    const result = parseManifest(text);
    expect(result.ok ? '' : formatIssues(result.errors)).toBe(
      `manifest.json must be an object (got: ${text.replaceAll('"', '')})`,
    );
  });

  it('reports six faults at once', () => {
    const result = validateManifest(
      buildManifest({
        manifest_version: 3,
        slug: 'My-Ext',
        foo: true,
        hooks: ['nope'],
        js_bundle: '../evil.js',
        routes: [{ path: '/ext/foo' }],
      }),
    );
    expect(result.ok ? [] : result.errors.map(({ path }) => path)).toEqual([
      'manifest_version', 'slug', 'hooks[0]', 'js_bundle', 'routes[0].path', 'foo',
    ]);
  });

  it('applies rules over several fields although others have failed', () => {
    const errors = listErrors({
      version: 1,
      permissions: [{ key: 'host' }, 'oops'],
      settings_schema: { host: { type: 'string', default: 3 }, 'b c': { type: 'integer' } },
    });
    expect(errors).toHaveLength(7);
    expect(errors).toContain('settings_schema.host.default must be a text (got: 3)');
    expect(errors).toContain('permissions[0].key "host" is already a key of settings_schema');
    expect(errors).toContain('settings_schema key "b c" must contain only letters, digits, underscores and hyphens');
  });

  it('cuts long values and stays on one line', () => {
    const text = formatIssues([{ path: 'a', message: 'a is\r\n wrong' }, { path: 'b', message: 'b is wrong' }]);
    expect(text).toBe('a is wrong\nb is wrong');
    const [message = ''] = listErrors({ homepage: `x\n${'y'.repeat(500)}` });
    expect(message).toMatch(/^homepage must start with http:\/\/, https:\/\/ or \/ \(got: x\\ny+…\)$/);
  });

  it('stops after 500 faults and counts the rest', () => {
    const result = validateManifest(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`x${i}`, 1])));
    const errors = result.ok ? [] : result.errors;
    expect(errors).toHaveLength(501);
    expect(errors.at(-1)?.message).toBe('manifest.json has 105 more faults');
  });
});

describe('what is accepted', () => {
  it('is a manifest with the five required fields', () => {
    expect(validateManifest(buildManifest())).toEqual({ ok: true, manifest: buildManifest(), warnings: [] });
  });

  it('is the example, which uses every field', () => {
    const result = parseManifest(JSON.stringify(exampleManifest));
    expect(result).toMatchObject({ ok: true, warnings: [] });
    expect(Object.keys(exampleManifest).toSorted()).toEqual(Object.keys(manifestSchema.shape).toSorted());
  });

  it('is null for absent, and leaves no trace of it', () => {
    const optional = Object.keys(manifestSchema.shape).filter((name) => !Object.hasOwn(buildManifest(), name));
    const nulls = Object.fromEntries(optional.map((name) => [name, null]));
    const result = validateManifest(buildManifest(nulls));
    expect(result.ok && Object.keys(result.manifest).toSorted()).toEqual(Object.keys(buildManifest()).toSorted());
    expect(listErrors({ explore: { label: 'A', icon: null, path: null } })).toEqual([]);
  });

  it('is every list and map empty', () => {
    const lists = [
      'tags', 'settings_tabs', 'hooks', 'digest_sections', 'side_data', 'notification_types',
      'capabilities', 'permissions', 'network', 'slots', 'routes', 'right_widgets',
      'toolbar_buttons', 'profile_tabs', 'actions', 'following_tabs', 'dependencies',
      'api_endpoints', 'jobs',
    ];
    const fields = Object.fromEntries(lists.map((name) => [name, []]));
    expect(listWarnings({ ...fields, settings_schema: {}, collections: {}, events: {}, services: {}, admin_ui: {} })).toEqual([]);
  });

  it('gets its defaults', () => {
    const result = validateManifest(
      buildManifest({
        js_bundle: 'a.js',
        hooks: ['post_created'],
        routes: [{ path: '/' }],
        explore: { label: 'A' },
        permissions: [{ key: 'can_do', label: 'Can do' }],
        right_widgets: [{ id: 'w', label: 'W' }, { id: 'v', label: 'V', scope: { path: '/' } }],
        collections: { notes: { initial_data: { a: 1 } } },
      }),
    );
    expect(result.ok && result.manifest).toMatchObject({
      hooks: [{ event: 'post_created', priority: 50 }],
      explore: { label: 'A', path: '/' },
      permissions: [{ key: 'can_do', label: 'Can do', default: 'member' }],
      right_widgets: [
        { id: 'w', scope: 'extension', priority: 50 },
        { id: 'v', scope: { path: ['/'] } },
      ],
      collections: { notes: { indexes: [], initial_data: [{ a: 1 }] } },
    });
  });
});

describe('compatible_with', () => {
  const manifest = buildManifest({ compatible_with: '^1.2' });

  it('warns where the forum has another version', () => {
    expect(validateManifest(manifest, { forumVersion: '2.0.0' })).toMatchObject({
      ok: true,
      warnings: [
        { path: 'compatible_with', message: "compatible_with does not include this forum's version 2.0.0 (got: ^1.2)" },
      ],
    });
  });

  it.each([['1.2.0'], ['1.9.3-beta.1'], [undefined]])('is silent for %s', (forumVersion) => {
    expect(validateManifest(manifest, { forumVersion })).toMatchObject({ ok: true, warnings: [] });
  });
});

describe('values that JSON cannot hold', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;

  it.each([[cycle], [{ a: 1n }], [{ get a() { throw new Error('no'); } }]])('are refused: %#', (value) => {
    expect(validateManifest(value)).toMatchObject({
      ok: false,
      errors: [{ message: 'manifest.json must be an object that JSON can hold' }],
    });
  });
});

it('does not change the value it is given', () => {
  const value = Object.freeze(buildManifest({ hooks: Object.freeze(['post_created']), tags: null }));
  expect(validateManifest(value).ok).toBe(true);
  expect(value).toEqual(buildManifest({ hooks: ['post_created'], tags: null }));
});

describe('anything at all', () => {
  const names = Object.keys(manifestSchema.shape);
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(exampleManifest)));
  const manifest = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value);

  it('as a text never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), manifest.map((m) => JSON.stringify(m))), (text) => {
        const result = parseManifest(text);
        return result.ok || result.errors.every(({ message }) => message !== '');
      }),
      { numRuns: 1000 },
    );
  });

  it('as bytes or a value never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.anything({ withBigInt: true, withNullPrototype: true }), (bytes, any) => {
        expect(parseManifest(bytes).ok).toBe(false);
        expect(validateManifest(any).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
