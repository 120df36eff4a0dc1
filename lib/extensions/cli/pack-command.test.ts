import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/core/ids';
import { projectPath } from '@/lib/core/project-path';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { digestPackage } from '../package/digest-package';
import { extractArchive } from '../sources/extract-archive';
import { manifestOf, writePackage } from '../testing/write-package';
import { packForTerminal } from './pack-command';

/** Node reads the program's sources. */
const COMMAND_MS = 60_000;

let home = '';
beforeEach(async () => {
  home = await realpath(temporaryFolder());
});

const nexus = (cwd: string, ...args: string[]) => {
  const { INIT_CWD: _, ...env } = process.env;
  return promisify(execFile)(process.execPath, [projectPath('bin', 'nexus.mjs'), 'ext', ...args], { cwd, env });
};

describe('nexus ext pack', () => {
  it('writes slug-version.tgz where it was called, and its SHA-256 on the screen', async () => {
    const folder = await writePackage({ extensionsDir: path.join(home, 'src') });
    const { stdout } = await nexus(home, 'pack', 'src/poll');
    const archive = path.join(home, 'poll-1.0.0.tgz');
    const bytes = await readFile(archive);
    expect(stdout).toBe(`Packed poll 1.0.0 (2 files, 1 KB): ${archive}\nsha256 ${sha256Hex(bytes)}\n`);
    const unpacked = await extractArchive({ file: archive, to: path.join(home, 'unpacked') });
    expect((await digestPackage(unpacked.folder)).digest).toBe((await digestPackage(folder)).digest);
  }, COMMAND_MS);

  it('says what it needs', async () => {
    await expect(nexus(home, 'pack')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('nexus ext pack needs a folder.') });
    await expect(nexus(home, 'pack', 'none')).rejects.toMatchObject({ code: 2, stderr: `There is no folder ${path.join(home, 'none')}.\n` });
    expect((await nexus(home, 'pack', '--help')).stdout).toContain('nexus ext pack <folder>\n\nPacks an extension into <slug>-<version>.tgz');
  }, COMMAND_MS);

  it('writes beside the folder when it was called in there: packed twice, it is the same archive', async () => {
    const folder = await writePackage({ extensionsDir: home });
    const first = await packForTerminal({ folder, calledFrom: folder });
    expect(first).toContain(`: ${path.join(home, 'poll-1.0.0.tgz')}\n`);
    expect(await packForTerminal({ folder, calledFrom: path.join(folder, 'priv') })).toBe(first);
    expect(await readdir(home)).toEqual(['poll', 'poll-1.0.0.tgz']);
    expect((await readdir(folder)).toSorted()).toEqual(['manifest.json', 'priv']);
  });

  it('takes what lies beside for no part of it', async () => {
    const folder = await writePackage({ extensionsDir: home });
    await mkdir(path.join(home, 'poll-site'));
    expect(await packForTerminal({ folder, calledFrom: path.join(home, 'poll-site') })).toContain(`: ${path.join(home, 'poll-site', 'poll-1.0.0.tgz')}\n`);
  });

  it('writes nothing for what could not be installed, and leaves an archive of that name', async () => {
    await writeFile(path.join(home, 'poll-1.0.0.tgz'), 'before');
    const broken = await writePackage({ extensionsDir: path.join(home, 'a'), manifest: manifestOf({ js_bundle: 'other.js' }) });
    await expect(packForTerminal({ folder: broken, calledFrom: home })).rejects.toThrow('Nothing was packed: js_bundle: priv/static/other.js does not exist');
    const blank = await writePackage({ extensionsDir: path.join(home, 'b') });
    await writeFile(path.join(blank, 'blank.bin'), Buffer.alloc(5_000_000));
    await expect(packForTerminal({ folder: blank, calledFrom: home })).rejects.toThrow('Nothing was packed: the archive unpacks to more than 100 times its size');
    expect((await readdir(home)).toSorted()).toEqual(['a', 'b', 'poll-1.0.0.tgz']);
    expect(await readFile(path.join(home, 'poll-1.0.0.tgz'), 'utf8')).toBe('before');
  });

  it('says what it warns of', async () => {
    const folder = await writePackage({ extensionsDir: home, manifest: manifestOf({ capabilities: ['content:dream'] }) });
    expect(await packForTerminal({ folder, calledFrom: home })).toMatch(/\nsha256 [0-9a-f]{64}\n {2}warning: .*content:dream/);
  });
});
