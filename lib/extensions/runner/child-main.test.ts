import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '@/lib/core/project-path';
import { waitUntil } from '@/lib/core/wait-until';
import { buildChildMain, useRunners } from './testing/harness';
import { context, route } from './testing/requests';

const { dataDir, makeSpec, start } = useRunners();
let childMain = '';
beforeAll(async () => {
  childMain = await buildChildMain(dataDir);
});

/** An extension as authors write it, compiled. */
async function compile(definition: string) {
  const spec = makeSpec('');
  const source = join(spec.entry, '..', 'index.ts');
  writeFileSync(source, `import { defineExtension, HttpError } from '@nexus/sdk';\nexport const Test = defineExtension(${definition});\n`);
  await build({ entryPoints: [source], outfile: spec.entry, bundle: true, platform: 'node', format: 'esm', allowOverwrite: true, alias: { '@nexus/sdk': projectPath('sdk', 'index.ts') }, nodePaths: [projectPath('node_modules')], logLevel: 'error' });
  return spec;
}

describe('the child main', () => {
  it('loads an extension under Node’s permissions, answers its routes and forwards its calls', async () => {
    const spec = await compile(`{
      routes(router, nexus) {
        router.get('/stored/:key', {}, async (req) => ({ value: await nexus.kv.get(req.params.key), user: req.user }));
        router.get('/closed', {}, () => { throw new HttpError(410, 'closed'); });
      },
      async start(nexus) { await nexus.log.info('started'); },
    }`);
    const { runner, declared, log } = await start(spec, { childMain, answerHost: async (_slug, _capabilities, member, args) => [member, ...args] });
    expect(declared.callbacks).toEqual(['start']);
    expect(declared.routes).toMatchObject([{ method: 'GET', path: '/stored/:key' }, { method: 'GET', path: '/closed' }]);
    expect(await runner.call(route('/stored/a'), context())).toMatchObject({ status: 200, body: { type: 'json', value: { value: ['kv.get', 'a'], user: null } } });
    expect(await runner.call(route('/closed'), context())).toMatchObject({ status: 410 });
    expect(await waitUntil(() => log.lines().some(({ message }) => message === 'started'), 5_000)).toBe(true);
    await runner.stop();
    expect((await runner.ended).wasAsked).toBe(true);
  });

  it('says which name is not exported', async () => {
    await expect(start({ ...(await compile('{}')), exportName: 'Polls' }, { childMain })).rejects.toMatchObject({ code: 'no_runner', loadFailure: 'export_missing' });
  });
});
