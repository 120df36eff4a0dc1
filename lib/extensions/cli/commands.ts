import path from 'node:path';
import { projectPath } from '@/lib/core/project-path';
import { runCheck } from './check-command';
import type { Command } from './command';
import { install } from './install-command';
import { listForTerminal } from './list-extensions';
import { newExtension } from './new-extension';
import { pack } from './pack-command';
import { disable, enable } from './switch-commands';
import { migrate, rollback, sync, uninstall } from './task-commands';
import { update } from './update-command';
import { EXIT } from './usage';
import { check, hold, pin, unpin } from './version-commands';
import { withForum } from './with-forum';

const create: Command = {
  options: {},
  takes: { what: 'a folder to write' },
  run: async ({ word, calledFrom }) => {
    const folder = await newExtension({ slug: path.basename(word), parent: path.dirname(path.resolve(calledFrom, word)) });
    process.stdout.write(`Written: ${folder}\nStart a forum, then: node ${projectPath('bin', 'nexus.mjs')} ext install ${folder} --watch\n`);
    return EXIT.ok;
  },
};

const list: Command = {
  options: {},
  run: ({ openConsole }) => withForum(async () => {
    openConsole().terminal.say(await listForTerminal());
    return EXIT.ok;
  }),
};

const fsck: Command = {
  options: { json: { type: 'boolean' } },
  run: ({ has }) => withForum((forum) => runCheck(forum, { json: has('json') })),
};

/** Every command of `nexus ext`, by its name; `nexus fsck` is one of them. */
export const commands: Readonly<Record<string, Command>> = { new: create, pack, list, install, check, update, rollback, pin, unpin, hold, sync, migrate, enable, disable, uninstall, fsck };
