// Does one thing on a small disk of its own: full-disk.fixture.ts <extract|receive|pack> <file or folder> <mounted folder>. Prints what came of it and what is left.
import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '@/lib/core/errors';
import { isInstallFailure } from '../install/install-failure';
import { extractArchive } from './extract-archive';
import { packArchive } from './pack-archive';
import { receiveUpload } from './receive-upload';

const [name = '', from = '', disk = ''] = process.argv.slice(2);
const to = path.join(disk, 'result');

async function work(): Promise<unknown> {
  if (name === 'extract') return extractArchive({ file: from, to });
  if (name === 'pack') return packArchive({ folder: from, to });
  return receiveUpload({ archive: await openAsBlob(from), to });
}

function describe(error: unknown): object {
  if (isInstallFailure(error)) return { status: error.status, message: error.message };
  if (isAppError(error)) return { code: error.code, message: error.message };
  return { message: String(error) };
}

const outcome = await work().then(() => ({}), describe);
process.stdout.write(JSON.stringify({ ...outcome, left: await readdir(disk) }));
