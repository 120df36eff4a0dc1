import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parseManifest } from '@nexus/sdk/manifest';
import { compile, evaluate } from '@/lib/extensions/compile/testing';
import { createNexus } from '@/lib/extensions/runner/child/create-nexus';
import { loadDefinition } from '@/lib/extensions/runner/child/load-definition';
import * as server from './server/index';

const nothing = () => undefined;

it('declares what it does, and does what it declares', async () => {
  const parsed = parseManifest(await readFile('extensions/polls/manifest.json'));
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join('\n'));
  expect(parsed.warnings).toEqual([]);
  const { slug, name, version, module, api_endpoints: endpoints } = parsed.manifest;
  const nexus = createNexus({ init: { slug, name, version, startedAt: '2026-01-01T00:00:00Z' }, call: () => Promise.reject(new Error('nothing is asked at load')), log: { debug: nothing, info: nothing, warn: nothing, error: nothing } });
  const { declared } = loadDefinition(server, module, nexus);
  expect(declared).toMatchObject({ callbacks: ['handleEvent', 'persistAttachment'], slots: ['post_footer'] });
  expect(declared.routes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(endpoints?.map(({ method, path }) => `${method} ${path}`).toSorted());
});

it('compiles from its own files and the SDK alone', async () => {
  const { entry } = await compile('extensions/polls');
  expect(await evaluate(entry, 'Object.keys(it)')).toEqual(['Polls']);
});
