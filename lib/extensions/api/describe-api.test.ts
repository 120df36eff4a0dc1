import { expect, it } from 'vitest';
import { validateManifest } from '@nexus/sdk/manifest';
import { z, type Router } from '@nexus/sdk';
import { createRouter } from '../runner/child/create-router';
import { describeRoute } from '../runner/child/route-table';
import { describeApi } from './describe-api';

function documentOf(add: (router: Router) => void, fields: object = {}) {
  const parsed = validateManifest({ manifest_version: 2, name: 'Polls', slug: 'polls', version: '1.2.0', module: 'Polls', ...fields });
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  const { router, routes } = createRouter();
  add(router as Router);
  const none = { callbacks: [], slots: [], jobs: [], workers: [], services: [], events: [], adminMethods: [] };
  return JSON.parse(JSON.stringify(describeApi({ manifest: parsed.manifest, declared: { ...none, routes: routes.map(describeRoute) } })));
}

const handler = () => null;

it('names each path with its methods, parameters, body and answer', () => {
  const { paths } = documentOf((router) => {
    router.get('/polls/:id', { params: z.object({ id: z.coerce.number().int() }), query: z.object({ limit: z.coerce.number().default(10), after: z.string() }), response: z.object({ question: z.string() }) }, () => ({ question: '' }));
    router.put('/polls/:id', { body: z.object({ question: z.string().min(3) }) }, handler);
    router.delete('/polls/:id/vote', handler);
  }, { api_endpoints: [{ method: 'PUT', path: '/polls/{poll}', description: 'Changes a poll.', permission: 'can_edit' }], permissions: [{ key: 'can_edit', label: 'Edit' }] });
  expect(Object.keys(paths)).toEqual(['/polls/{id}', '/polls/{id}/vote']);
  const { get, put } = paths['/polls/{id}'];
  expect(get.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
    { name: 'limit', in: 'query', required: false, schema: { type: 'number', default: 10 } },
    { name: 'after', in: 'query', required: true, schema: { type: 'string' } },
  ]);
  expect(get.responses['200'].content['application/json'].schema).toMatchObject({ properties: { question: { type: 'string' } } });
  expect(put).toMatchObject({ summary: 'Changes a poll.', description: 'Needs the permission `can_edit`.', parameters: [{ name: 'id', schema: { type: 'string' } }] });
  expect(put.requestBody.content['application/json'].schema).toMatchObject({ properties: { question: { minLength: 3 } }, required: ['question'] });
  expect([get, put].map(({ responses }) => Object.keys(responses))).toEqual([['200', '422', 'default'], ['200', '422', 'default']]);
  expect(Object.keys(paths['/polls/{id}/vote'].delete.responses)).toEqual(['200', 'default']);
});

it('keeps schemas that refer to themselves and to others, from wherever they stand', () => {
  const tree = z.object({ name: z.string(), get children() { return z.array(tree); } });
  const document = documentOf((router) => {
    router.post('/trees', { body: tree }, handler);
    router.post('/woods', { body: z.object({ tree }) }, handler);
  });
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(references.length).toBeGreaterThan(4);
  for (const reference of references) {
    const found = reference.split('/').slice(1).reduce((at, key) => at?.[key], document);
    expect([reference, found]).toEqual([reference, expect.objectContaining({ type: 'object' })]);
  }
  expect(document.paths['/woods'].post.requestBody.content['application/json'].schema.properties.tree.$ref).toMatch(/^#\/components\/schemas\/post_woods_body_/);
});
