import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defineExtension } from '@nexus/sdk';
import { projectPath } from '@/lib/core/project-path';
import { listTypeErrors } from '@/lib/testing/type-check';
import { hostMembers } from '../host-api/members';
import { FORWARDED } from '../runner/child/create-nexus';
import { ALLOWED_MODULES } from './allowed-modules';
import { limitsTable } from '../runner/limits-table';

const page = readFileSync(projectPath('docs', 'server-sdk.md'), 'utf8');
const TYPE_CHECK_MS = 120_000;

/** What a sample that is not a whole file may use: what the page has introduced. */
const AROUND = `import { CallError, HttpError, reply, z, type Nexus, type Router } from '@nexus/sdk';
declare const nexus: Nexus; declare const router: Router; declare const postId: number;
void [CallError, HttpError, reply, z, nexus, router, postId];
export async function sample() {\n`;

function typeErrorsOf(samples: readonly string[]): string[] {
  const files = samples.map((text, index) => [projectPath('sdk', 'template', 'server', `sample-${index + 1}.ts`), text.startsWith('import ') ? text : `${AROUND}${text}\n}`]);
  return listTypeErrors({ project: projectPath('sdk', 'template', 'tsconfig.json'), files: Object.fromEntries(files) });
}

/** The parts that a definition has, as its own message lists them. */
function listParts(): string[] {
  try {
    defineExtension({ unknown: 1 } as object);
  } catch (error) {
    return String(error).split('Parts: ')[1]?.split(', ') ?? [];
  }
  return [];
}

describe('docs/server-sdk.md', () => {
  it('has samples that fit the types', () => {
    const samples = [...page.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '');
    expect(samples.length).toBeGreaterThan(4);
    expect(typeErrorsOf([...samples, 'await nexus.kv.set(1n, postId);'])).toEqual([expect.stringMatching(new RegExp(`sample-${samples.length + 1}\\.ts:5: .*bigint`))]);
  }, TYPE_CHECK_MS);

  it('names every part of a definition', () => {
    const parts = listParts();
    expect(parts.length).toBeGreaterThan(15);
    expect(parts.filter((part) => !new RegExp(`\`${part}\\b`).test(page))).toEqual([]);
  });

  it('names every member of nexus and its methods, those that are not there yet apart', () => {
    const [now = '', later = ''] = page.slice(page.indexOf('## nexus')).split('### Not in this version').map((part) => part.split('\n').filter((line) => line.startsWith('|')).join('\n'));
    const names = Object.entries(FORWARDED).flatMap(([name, methods]) => methods.map((method) => ({ name, method, isThere: Object.hasOwn(hostMembers, `${name}.${method}`) })));
    const missing = names.filter(({ name, method, isThere }) => [name, method].some((word) => !new RegExp(`\\b${word}\\b`).test(isThere ? now : later)));
    expect(missing).toEqual([]);
    expect(Object.keys(hostMembers).filter((name) => !name.split('.').every((word) => new RegExp(`\\b${word}\\b`).test(`${now} begin commit rollback`)))).toEqual([]);
  });

  it('says of each type in the SDK whether what it stands for is there', () => {
    const sources = ['nexus-content', 'nexus-database', 'nexus-exchange', 'nexus-resources', 'nexus-state'].map((name) => readFileSync(projectPath('sdk', 'server', `${name}.ts`), 'utf8')).join('\n');
    const names = [...Object.keys(FORWARDED).map((name) => [name, name.charAt(0).toUpperCase() + name.slice(1)]), ['collections', 'Collection']];
    for (const [name = '', type = ''] of names) {
      const comment = new RegExp(`/\\*\\*((?:(?!\\*/).)*)\\*/\\nexport interface (?:${type}|${name === 'kv' ? 'KeyValueStore' : type})\\b`, 's').exec(sources)?.[1] ?? '';
      const isThere = Object.keys(hostMembers).some((member) => member.startsWith(`${name}.`));
      expect([name, comment.includes('Not available yet')]).toEqual([name, !isThere]);
    }
  });

  it('lists exactly the modules of Node that are allowed', () => {
    expect([...page.matchAll(/`node:([a-z0-9_/]+)`/g)].map((match) => match[1])).toEqual([...ALLOWED_MODULES]);
  });

  it('gives the limits as they are', () => {
    expect(page.split(/<!-- .*limits.* -->\n/)[1]?.trim()).toBe(limitsTable());
  });

  it('gives the name that other ecosystems use', () => {
    const names = ['handle_event/3', 'handle_digest_section/3', 'persist_attachment/3', 'on_install/1', 'on_update/2', 'Permissions.check/3', 'initialize()', 'shutdown()', 'health_check()', 'get_api_routes', 'get_config', 'set_config', 'get_data', 'set_data', 'register_service', 'get_service', 'publish_event', 'subscribe_to_event', 'get_database_schema', 'HTTPException', 'get_metrics', 'Oban jobs', 'child specs'];
    expect(names.filter((name) => !page.includes(name))).toEqual([]);
  });
});
