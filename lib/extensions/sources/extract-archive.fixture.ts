// Unpacks an archive on a disk of its own: extract-archive.fixture.ts <archive> <mounted folder>. Prints what came of it and what is left.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isInstallFailure } from '../install/install-failure';
import { extractArchive } from './extract-archive';

const [file = '', disk = ''] = process.argv.slice(2);
const outcome = await extractArchive({ file, to: path.join(disk, 'unpacked') }).then(
  ({ files }) => ({ files }),
  (error: unknown) => (isInstallFailure(error) ? { status: error.status, message: error.message } : { unexpected: String(error) }),
);
process.stdout.write(JSON.stringify({ ...outcome, left: await readdir(disk) }));
