import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED_MODULES } from './allowed-modules';
import { compile, evaluate, refusalOf, writePackage } from './testing';

const available = `Available: ${ALLOWED_MODULES.map((name) => `node:${name}`).join(', ')}.`;
const quoted = 'needs a path in quotes: what is loaded must be known when the extension is compiled.';

/** The message for code in server/index.ts. */
const refusalFor = async (code: string, files: Record<string, string> = {}) => refusalOf(await writePackage({ 'server/index.ts': code, ...files }));

/** Expects the message beside each line, all of them told at once. */
async function expectRefusals(lines: readonly (readonly [code: string, column: number, message: string])[], files: Record<string, string> = {}): Promise<void> {
  const message = await refusalFor(lines.map(([code]) => code).join('\n'), files);
  expect(message.split('\n')).toEqual(lines.map(([, column, text], index) => `server/index.ts:${index + 1}:${column}: ${text}`));
}

describe('imports that lead out of the extension', () => {
  it('are refused, whatever they are called', () => expectRefusals([
    ["import secret from '../../secret.json'; export { secret };", 20, '"../../secret.json" lies outside the extension.'],
    ["export * from '../../missing';", 15, '"../../missing" lies outside the extension.'],
    ["export const c = () => import('../../secret.json');", 31, '"../../secret.json" lies outside the extension.'],
    ["export const d = require('../../secret.json');", 26, '"../../secret.json" lies outside the extension.'],
    ["import '/etc/passwd';", 8, '"/etc/passwd": an import cannot be an absolute path. Write it relative to the file, as "./…".'],
    ["import 'file:///etc/passwd';", 8, '"file:///etc/passwd": an import cannot be an address. Put the file into the extension, e.g. into vendor/.'],
    ["import 'https://example.com/a.js';", 8, '"https://example.com/a.js": an import cannot be an address. Put the file into the extension, e.g. into vendor/.'],
    ["import 'data:text/javascript,export default 1';", 8, '"data:text/javascript,export default 1": an import cannot be an address. Put the file into the extension, e.g. into vendor/.'],
    ["import pg from 'pg'; export { pg };", 16, '"pg" was not found in node_modules/ or vendor/ of the extension.'],
    ["import { z } from 'zod'; export { z };", 19, '"zod" comes with the SDK: import { z } from "@nexus/sdk".'],
    ["import '@nexus/sdk/manifest';", 8, '"@nexus/sdk/manifest" is not for the server half: everything it needs is in "@nexus/sdk".'],
    ["import '@nexus/sdk/../lib/db/pool';", 8, '"@nexus/sdk/../lib/db/pool" is not for the server half: everything it needs is in "@nexus/sdk".'],
    ["import '@/lib/db/pool';", 8, '"@/lib/db/pool" was not found in node_modules/ or vendor/ of the extension.'],
    ["import './missing';", 8, '"./missing" was not found.'],
  ]));

  it('links, of files and of folders', async () => {
    const folder = await writePackage({ 'server/index.ts': "import './link.json';\nimport './folder/secret.json';\nimport 'linked';" });
    await symlink(path.join(folder, '../secret.json'), path.join(folder, 'server/link.json'));
    await symlink(path.join(folder, '..'), path.join(folder, 'server/folder'));
    await mkdir(path.join(folder, 'node_modules'));
    await symlink(process.cwd(), path.join(folder, 'node_modules/linked'));
    expect((await refusalOf(folder)).split('\n')).toEqual([
      'server/index.ts:1:8: "./link.json" lies outside the extension.',
      'server/index.ts:2:8: "./folder/secret.json" lies outside the extension.',
      'server/index.ts:3:8: "linked" was not found in node_modules/ or vendor/ of the extension.',
    ]);
  });

  it('what package.json files of the package point to', async () => {
    const files = { 'node_modules/a/package.json': '{"main": "../../../secret.json"}', 'package.json': '{"imports": {"#secret": "../secret.json", "#up": "./node_modules/../../secret.json"}}' };
    expect(await refusalFor("import 'a';\nimport '#secret';\nimport '#up';", files)).toBe(
      'server/index.ts:1:8: "a" was not found in node_modules/ or vendor/ of the extension.\nserver/index.ts:2:8: "#secret" was not found in node_modules/ or vendor/ of the extension.\nserver/index.ts:3:8: "#up" was not found in node_modules/ or vendor/ of the extension.',
    );
  });

  it('a computed import whose pattern fits files outside: nothing of them is read or quoted', async () => {
    expect(await refusalFor('export const a = (name: string) => import(`../../${name}.json`);')).toBe('server/index.ts:1:43: This import leads to files outside the extension.');
  });

  it('a link to a file that is no code is not quoted either', async () => {
    const folder = await writePackage({ 'server/index.ts': "import('./' + name + '.json');" });
    await symlink('/etc/passwd', path.join(folder, 'server/a.json'));
    expect(await refusalOf(folder)).toBe('server/index.ts:1:8: This import leads to files outside the extension.');
    await rm(path.join(folder, 'server/a.json'));
    await expect(compile(folder)).resolves.toBeDefined();
  });
});

describe('modules of Node that act', () => {
  it('are refused, with what to use instead', () => expectRefusals(([
    ["import fs from 'node:fs'; export { fs };", 16, '"node:fs" is not available to extensions. Files are kept with nexus.storage, small state with nexus.kv.'],
    ["import fs2 from 'fs'; export { fs2 };", 17, '"node:fs" is not available to extensions. Files are kept with nexus.storage, small state with nexus.kv.'],
    ["import 'node:fs/promises';", 8, '"node:fs/promises" is not available to extensions. Files are kept with nexus.storage, small state with nexus.kv.'],
    ["import 'https';", 8, '"node:https" is not available to extensions. Other servers are reached with nexus.http.fetch.'],
    ["export const e = import('node:child_process');", 25, '"node:child_process" is not available to extensions. An extension is one process; background work goes into jobs and workers.'],
    ["export const f = require('worker_threads');", 26, '"node:worker_threads" is not available to extensions. An extension is one process; background work goes into jobs and workers.'],
    ["import 'node:module';", 8, '"node:module" is not available to extensions.'],
    ["import 'node:vm';", 8, '"node:vm" is not available to extensions.'],
    ["import 'node:process';", 8, '"node:process" is not available to extensions. The global process has what libraries read of it.'],
    ["import 'node:async_hooks';", 8, '"node:async_hooks" is not available to extensions.'],
    ["import 'node:sqlite';", 8, '"node:sqlite" is not available to extensions. Tables are reached with nexus.db.'],
    ["import 'node:nonsense';", 8, '"node:nonsense" is not available to extensions.'],
  ] as const).map(([code, column, message]) => [code, column, `${message} ${available}`] as const)));

  it('also in packages, unless the package brings a stand-in', async () => {
    const uses = { 'node_modules/a/index.js': "exports.fs = require('fs');" };
    expect(await refusalFor("import 'a';", uses)).toBe(`node_modules/a/index.js:1:22: "node:fs" is not available to extensions. Files are kept with nexus.storage, small state with nexus.kv. ${available}`);
    const folder = await writePackage({ 'server/index.ts': "import 'a';", ...uses, 'node_modules/fs/index.js': 'module.exports = {};' });
    await expect(compile(folder)).resolves.toBeDefined();
  });
});

describe('code that is only known at run time', () => {
  it('is refused', () => expectRefusals([
    ['export const g = (name: string) => import(name);', 36, `import() ${quoted}`],
    ['export async function a(name: string) { try { await import(name); } catch {} }', 53, `import() ${quoted}`],
    ['export const h = (name: string) => require(name);', 36, `require() ${quoted}`],
    ['export const i = [require];', 19, `require can only be called, with a path in quotes: what is loaded must be known when the extension is compiled.`],
    ["export const k = eval('1');", 18, 'eval is not available to extensions: code cannot be made from text.'],
  ]));

  it('stays in packages, and finds nothing to load there', async () => {
    const folder = await writePackage({ 'server/index.ts': "export { tries } from 'a';", 'node_modules/a/index.mjs': "export const tries = [() => import(name()), () => require(name())];\nconst name = () => 'node:fs';", 'node_modules/a/package.json': '{"exports": "./index.mjs"}' });
    const { entry } = await compile(folder);
    const message = 'Dynamic require of "node:fs" is not supported';
    expect(await evaluate(entry, "Promise.all(it.tries.map(async (attempt) => attempt()).map((tried) => tried.catch((error) => error.message)))")).toEqual([message, message]);
  });
});

describe('files that are no code', () => {
  const advice = 'the server half can import code, .json and .txt files. Public files belong into priv/static.';

  it('are refused', () => expectRefusals([
    ["import './a.css';", 8, `a.css: ${advice}`],
    ["import './a.node';", 8, `a.node: ${advice}`],
    ["import a from './a.wasm'; export { a };", 15, `a.wasm: ${advice}`],
    ["import b from './a.png' with { type: 'bytes' }; export { b };", 15, `a.png: ${advice}`],
  ], { 'server/a.css': '@import "../../secret.json";', 'server/a.node': '', 'server/a.wasm': '', 'server/a.png': '' }));
});
