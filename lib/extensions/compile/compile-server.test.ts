import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED_MODULES } from './allowed-modules';
import { isCompileError } from './compile-error';
import { request, startEntry } from '../runner/child/testing';
import { compile, evaluate, refusalOf, writePackage } from './testing';

const definition = "import { defineExtension } from '@nexus/sdk';\nexport const Polls = defineExtension({});\n";

describe('what compiles', () => {
  it('an extension of several files, with its own packages, vendored ones and modules of Node', async () => {
    const folder = await writePackage({
      'server/index.ts': `
        import { defineExtension, HttpError, z } from '@nexus/sdk';
        import { createHash } from 'node:crypto';
        import { greet } from './greet';
        import data from './data.json';
        import notice from './notice.txt';
        import legacy from 'legacy';
        import { vendored } from 'vendored';
        import { same } from '../common/same.js';
        export const schema = z.object({ id: z.coerce.number() });
        export const results = { greet: greet('you'), data: data.answer, notice, emits: new legacy.Emitter().marks(), vendored, same,
          hash: createHash('md5').update('').digest('hex'), error: new HttpError(404).status, mode: process.env.NODE_ENV };
        export const load = () => import('./late');
        export const Polls = defineExtension({});`,
      'server/greet.ts': "import type { Nexus } from '@nexus/sdk';\nexport const greet = (name: string, _nexus?: Nexus) => `hello ${name}`;\nexport enum Choice { One }",
      'server/late.ts': 'export const late = 1;',
      'server/data.json': '{"answer": 42}',
      'server/notice.txt': 'plain',
      'common/same.js': 'export const same = true;',
      'node_modules/legacy/package.json': '{"name": "legacy", "main": "lib"}',
      'node_modules/legacy/lib/index.js': "const EventEmitter = require('events'); exports.Emitter = class extends EventEmitter { marks() { return typeof this.on; } };",
      'vendor/vendored/package.json': '{"name": "vendored", "exports": {".": "./main.mjs"}}',
      'vendor/vendored/main.mjs': 'export const vendored = 1;',
    });
    const { entry, digest } = await compile(folder);
    expect(await evaluate(entry, 'it.results')).toEqual({
      greet: 'hello you', data: 42, notice: 'plain', emits: 'function', vendored: 1, same: true, hash: 'd41d8cd98f00b204e9800998ecf8427e', error: 404, mode: 'production',
    });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const text = await readFile(entry, 'utf8');
    expect(text).not.toContain(folder);
    expect(text).not.toContain('sourceMappingURL');
    expect(text).not.toMatch(/\bimport\(/);
  });

  it('runs in a runner, which has no packages and no permission to read them', async () => {
    const folder = await writePackage({
      'server/index.ts': `
        import { defineExtension, z } from '@nexus/sdk';
        import { randomUUID } from 'node:crypto';
        import Emitter from 'own';
        export const Polls = defineExtension({
          routes(router, nexus) {
            router.get('/polls/:id', { params: z.object({ id: z.coerce.number().int().min(1) }) }, async (req) => {
              const heard: unknown[] = [];
              new Emitter().on('got', (value: unknown) => heard.push(value)).emit('got', await nexus.kv.get('poll:' + req.params.id));
              return { heard, length: randomUUID().length };
            });
          },
        });`,
      'node_modules/own/index.js': "module.exports = require('node:events');",
    });
    const forum = await startEntry((await compile(folder)).entry, 'Polls');
    expect(await forum.call(request('GET', '/polls/7'))).toMatchObject({ ok: true, value: { body: { value: { heard: [['kv.get', 'poll:7']], length: 36 } } } });
    expect(await forum.call(request('GET', '/polls/0'))).toMatchObject({ ok: true, value: { status: 422, body: { value: { fields: { 'params.id': 'Too small: expected number to be >=1' } } } } });
    forum.end();
  });

  it('to the same bytes wherever it lies', async () => {
    const files = { 'server/index.ts': "import { defineExtension, z } from '@nexus/sdk';\nimport fine from 'fine';\nexport const Polls = defineExtension({});\nexport const all = [z.string(), fine];", 'node_modules/fine/index.js': 'module.exports = 1;' };
    const [one, other] = await Promise.all([compile(await writePackage(files)), compile(await writePackage(files))]);
    expect(one.digest).toBe(other.digest);
  });

  it('without zod where none is used, and without its languages where it is', async () => {
    const plain = await compile(await writePackage({ 'server/index.ts': definition }));
    expect((await readFile(plain.entry)).length).toBeLessThan(8_000);
    const withZod = await compile(await writePackage({ 'server/index.ts': "import { z } from '@nexus/sdk';\nexport const a = z.string();" }));
    expect((await readFile(withZod.entry)).length).toBeLessThan(300_000);
  });

  it('each allowed module of Node, imported and required', async () => {
    const imports = ALLOWED_MODULES.map((name, index) => `import m${index} from 'node:${name}';`).join('\n');
    const list = ALLOWED_MODULES.map((_, index) => `m${index}`).join(', ');
    const requires = ALLOWED_MODULES.map((name) => `require('${name}')`).join(', ');
    const folder = await writePackage({
      'server/index.ts': `${imports}\nimport all from './all.cjs';\nexport const areSame = [${list}].every((value, index) => value === all[index]);`,
      'server/all.cjs': `module.exports = [${requires}];`,
    });
    expect(await evaluate((await compile(folder)).entry, 'it.areSame')).toBe(true);
  });

  it('does not read a tsconfig.json of the package or of others', async () => {
    const folder = await writePackage({ 'server/index.ts': definition, 'tsconfig.json': '{"extends": "../secret.json", "compilerOptions": {"paths": {"@nexus/sdk": ["./evil.ts"]}}}', 'evil.ts': 'export const defineExtension = () => "evil";' });
    expect(await evaluate((await compile(folder)).entry, 'it.Polls')).toEqual({});
  });

  it('takes the SDK of the forum, not one that the package brings', async () => {
    const folder = await writePackage({ 'server/index.ts': definition, 'node_modules/@nexus/sdk/index.js': 'exports.defineExtension = () => "evil";' });
    expect(await evaluate((await compile(folder)).entry, 'it.Polls')).toEqual({});
  });
});

describe('what does not compile', () => {
  it('a package without an entry', async () => {
    expect(await refusalOf(await writePackage({ 'manifest.json': '{}' }))).toBe('server/index.ts is missing: it exports the definition of the server half.');
  });

  it('an entry that is a link out of the package', async () => {
    const folder = await writePackage({ 'server/other.ts': '' });
    await symlink(path.join(folder, '../secret.json'), path.join(folder, 'server/index.ts'));
    expect(await refusalOf(folder)).toBe('server/index.ts lies outside the extension.');
  });

  it('faults of the code, all at once, each with its place and line', async () => {
    const folder = await writePackage({ 'server/index.ts': "import { nothing } from './other';\nimport './broken';\nconsole.log(nothing);", 'server/other.ts': 'export const something = 1;', 'server/broken.ts': 'const a = ;' });
    const error = await compile(folder).catch((thrown: unknown) => thrown);
    expect(isCompileError(error) && error.problems).toEqual([
      { file: 'server/broken.ts', line: 1, column: 11, text: 'Unexpected ";"', excerpt: 'const a = ;' },
    ]);
    const fixed = await writePackage({ 'server/index.ts': "import { nothing } from './other';\nimport { nope } from '@nexus/sdk';\nconsole.log(nothing, nope);", 'server/other.ts': 'export const something = 1;' });
    expect((await refusalOf(fixed)).split('\n')).toEqual([
      'server/index.ts:1:10: No matching export in "server/other.ts" for import "nothing"',
      'server/index.ts:2:10: No matching export in "@nexus/sdk" for import "nope"',
    ]);
  });

  it('a compiler that takes too long or too much memory', async () => {
    const folder = await writePackage({ 'server/index.ts': definition });
    expect(await refusalOf(folder, { timeLimit: 1 })).toBe('Compiling took longer than 0.001 s.');
    expect(await refusalOf(folder, { memoryLimit: 64 * 1_048_576 })).toBe('The compiler ended without a result. It may use 64 MB of memory.');
  });

  it('anything, when it is told to stop', async () => {
    const folder = await writePackage({ 'server/index.ts': definition });
    await expect(compile(folder, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    const controller = new AbortController();
    const compiled = compile(folder, { signal: controller.signal });
    controller.abort(new Error('no more'));
    await expect(compiled).rejects.toThrow('no more');
  });
});
