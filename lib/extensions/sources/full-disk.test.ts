import { execFile, execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { projectPath } from '@/lib/core/project-path';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { writePackage } from '../testing/write-package';
import { archiveOf, MANIFEST_ENTRY, patternOf, type RawEntry } from './archive-testing';

// Each test starts a program of its own.
vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = 'mount -t tmpfs -o "$1" none "$2" && exec "$3" --import tsx lib/extensions/sources/full-disk.fixture.ts "$4" "$5" "$2"';
const BYTES = patternOf(6_000_000);

let home = '';
beforeEach(() => {
  home = temporaryFolder();
});

/** Whether this machine lets us mount a file system that only one process sees. */
function canMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function onDisk(options: string, name: string, from: string): Promise<unknown> {
  const disk = path.join(home, 'disk');
  await mkdir(disk);
  const { stdout } = await promisify(execFile)('unshare', ['-rm', 'sh', '-c', SCRIPT, 'sh', options, disk, process.execPath, name, from], { cwd: projectPath() });
  return JSON.parse(stdout);
}

describe.skipIf(!canMount())('a disk that is full', () => {
  test.each<[string, string, RawEntry[]]>([
    ['bytes', 'size=1m', [{ name: 'a.txt', content: 'small' }, { name: 'b.bin', content: BYTES }]],
    ['files', 'size=1m,nr_inodes=50', Array.from({ length: 100 }, (_, index) => ({ name: `${index}.txt`, content: 'x' }))],
    ['folders', 'size=1m,nr_inodes=50', Array.from({ length: 100 }, (_, index) => ({ name: `${index}/`, type: '5' }))],
  ])('has no room for the %s of an archive', async (_, options, entries) => {
    const file = path.join(home, 'archive.tgz');
    await writeFile(file, archiveOf([MANIFEST_ENTRY, ...entries]));
    expect(await onDisk(options, 'extract', file)).toEqual({ status: 'download_failed', message: 'the disk is full: the archive could not be unpacked. Make room, then try again', left: [] });
  });

  test('has no room for an upload', async () => {
    const file = path.join(home, 'archive.tgz');
    await writeFile(file, archiveOf([MANIFEST_ENTRY, { name: 'b.bin', content: BYTES }]));
    expect(await onDisk('size=1m', 'receive', file)).toEqual({ code: 'unavailable', message: 'The disk of the forum is full. Make room, then upload the archive again.', left: [] });
  });

  test('has no room for an archive that is packed', async () => {
    const folder = await writePackage({ extensionsDir: home });
    await writeFile(path.join(folder, 'b.bin'), BYTES);
    expect(await onDisk('size=1m', 'pack', folder)).toEqual({ message: 'Error: ENOSPC: no space left on device, write', left: [] });
  });
});
