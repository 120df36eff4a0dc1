import path from 'node:path';
import { readPackage } from '../install/read-package';
import { packArchive } from '../sources/pack-archive';
import type { Command } from './command';
import { resolveFolder } from './resolve-folder';
import { EXIT } from './usage';

export const pack: Command = {
  options: {},
  takes: { what: 'a folder' },
  run: async ({ word, calledFrom, openConsole }) => {
    const folder = await resolveFolder(word, calledFrom);
    const { manifest, warnings } = await readPackage(folder);
    const to = path.resolve(calledFrom, `${manifest.slug}-${manifest.version}.tgz`);
    const { sha256, bytes, files } = await packArchive({ folder, to });
    const { say } = openConsole().terminal;
    say(`Written: ${to} (${files} ${files === 1 ? 'file' : 'files'}, ${Math.ceil(bytes / 1024)} KB)\nSHA-256: ${sha256}`);
    for (const warning of warnings) say(`  warning: ${warning}`);
    return EXIT.ok;
  },
};
