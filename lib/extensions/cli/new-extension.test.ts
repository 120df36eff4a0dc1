import { execFile } from 'node:child_process';
import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectPath } from '@/lib/core/project-path';
import { createPost, createSpace, createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { listTypeErrors } from '@/lib/testing/type-check';
import { answerApi } from '../api/answer-api';
import { answerHost } from '../host-api/answer-host';
import { readPackage } from '../install/read-package';
import { useServerHalves } from '../install/testing';
import { newExtension } from './new-extension';

useTestDatabase();
const halves = useServerHalves(answerHost);

/** The compiler reads React's and zod's types once. */
const TYPE_CHECK_MS = 120_000;
/** Starts a runner of each kind, and bundles both programs first. */
const INSTALL_MS = 60_000;

describe('nexus ext new', () => {
  it.each(['Big', 'a b', '../up', '', 'x'.repeat(41)])('takes no slug %j', async (slug) => {
    const parent = temporaryFolder();
    await expect(newExtension({ slug, parent })).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining('slug') });
    expect(await readdir(parent)).toEqual([]);
  });

  it('leaves alone what is there', async () => {
    const parent = temporaryFolder();
    const folder = await newExtension({ slug: 'cheers', parent });
    await expect(newExtension({ slug: 'cheers', parent })).rejects.toMatchObject({ code: 'conflict', message: `${folder} is not empty.` });
  });

  it('is written and looked for where the command was called, not in the forum’s folder', async () => {
    const cwd = temporaryFolder();
    const { INIT_CWD: _, ...env } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, [projectPath('bin', 'nexus.mjs'), 'ext', 'new', './mine/cheers'], { cwd, env });
    expect(stdout).toContain(`ext install ${path.join(await realpath(cwd), 'mine', 'cheers')} --watch`);
    expect(await readdir(path.join(cwd, 'mine', 'cheers'))).toContain('manifest.json');
  }, INSTALL_MS);

  it('writes an extension that is sound, in types and in manifest, and holds no name of the template', async () => {
    const folder = await newExtension({ slug: '3-cheers-all', parent: temporaryFolder() });
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files) expect([file, await readFile(file, 'utf8')]).toEqual([expect.not.stringContaining('my-extension'), expect.not.stringMatching(/my-extension|MyExtension|My extension/)]);
    expect((await readPackage(folder)).warnings).toEqual([]);
    expect(listTypeErrors({ project: path.join(folder, 'tsconfig.json') })).toEqual([]);
    expect(await readFile(path.join(folder, 'tsconfig.json'), 'utf8')).toContain(projectPath('sdk', 'index.ts'));
  }, TYPE_CHECK_MS);

  it('writes one that runs: its route counts for who may see the post', async () => {
    await halves.install(await newExtension({ slug: 'cheers', parent: temporaryFolder() }));
    const [viewer, space] = [await createViewer(), await createSpace()];
    const post = await createPost({ spaceId: space.id });
    const ask = async (init: RequestInit = {}, id = post.id) => {
      const request = new Request(`http://forum/ext/cheers/api/posts/${id}/thanks`, { headers: { 'content-type': 'application/json' }, ...init });
      const response = await answerApi({ request, slug: 'cheers', viewer: init.method ? viewer : null, address: 'x' });
      return [response.status, await response.json()];
    };
    expect(await ask()).toEqual([200, { count: 0, thanked: false, can_thank: false, word: 'Thanks' }]);
    expect(await ask({ method: 'PUT', body: '{"thanked": true}' })).toEqual([200, { count: 1, thanked: true, can_thank: true, word: 'Thanks' }]);
    expect(await ask({ method: 'PUT', body: '{"thanked": "yes"}' })).toEqual([422, { error: 'Invalid input', fields: { thanked: expect.any(String) } }]);
    expect(await ask({}, post.id + 1)).toEqual([404, { error: 'Not Found', detail: 'There is no such post.' }]);
  }, INSTALL_MS);
});
