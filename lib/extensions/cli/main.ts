import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { createInstaller } from './install-folder';
import { listForTerminal } from './list-extensions';
import { openForum, type OpenForum } from './open-forum';
import { checkForTerminal } from './check-forum';
import { describeFailure, watchFolder } from './watch-folder';

const USAGE = `nexus ext install <folder> [--watch]   installs an extension from a folder; --watch: again whenever it changes
nexus ext list                         what is installed
nexus fsck                             looks for whatever should not be there; changes nothing`;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const commands: Record<string, (forum: OpenForum, args: string[]) => Promise<number>> = {
  install,
  list: async () => {
    say(await listForTerminal());
    return 0;
  },
  fsck: async (forum) => {
    const { text, isClean } = await checkForTerminal(forum);
    say(text);
    return isClean ? 0 : 1;
  },
};

async function install(forum: OpenForum, args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { watch: { type: 'boolean', default: false } } });
  const [folder] = positionals;
  if (folder === undefined) throw new Error(USAGE);
  if (values.watch && forum.isForumRunning === false) throw new Error('Start the forum first (npm start or npm run dev), then watch.');
  const installer = await createInstaller(forum);
  try {
    const isInstalled = await installer.install(folder).then((line) => {
      say(line);
      return true;
    }, (error: unknown) => {
      say(describeFailure(error));
      return false;
    });
    if (values.watch) await watchUntilStopped(installer, folder);
    return isInstalled || values.watch ? 0 : 1;
  } finally {
    await installer.stop();
  }
}

async function watchUntilStopped(installer: { install: (folder: string) => Promise<string> }, folder: string): Promise<void> {
  const stop = watchFolder({ folder, install: () => installer.install(folder), say });
  say(`Watching ${folder}. Ctrl-C stops.`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  stop();
}

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  say(USAGE);
  process.exitCode = name === '' || name === 'help' ? 0 : 1;
} else {
  let forum: OpenForum | undefined;
  try {
    forum = await openForum(say);
    process.exitCode = await command(forum, args);
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  } finally {
    await forum?.close();
  }
}
