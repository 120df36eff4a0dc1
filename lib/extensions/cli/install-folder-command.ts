import path from 'node:path';
import { getPool } from '@/lib/db/pool';
import { describeFailure } from './describe-failure';
import { createInstaller, type Installer } from './install-folder';
import type { OpenForum } from './open-forum';
import { showProgress } from './progress';
import type { Terminal } from './terminal';
import { EXIT } from './usage';
import { watchFolder } from './watch-folder';

export interface InstallCommand {
  forum: OpenForum;
  folder: string;
  watch: boolean;
  replaces: boolean;
  signal: AbortSignal;
  terminal: Terminal;
}

/** `nexus ext install <folder>`. @returns the exit code */
export async function runFolderInstall(command: InstallCommand): Promise<number> {
  const { forum, watch } = command;
  if (watch && !forum.isForumRunning) throw new Error('Nothing can be watched while the forum is stopped. Start it (npm start, or npm run dev), then watch; without --watch the folder is installed at once.');
  const installer = await createInstaller(forum);
  try {
    return watch ? await keepInstalled(installer, command) : await installOnce(installer, command);
  } finally {
    await installer.stop();
  }
}

async function installOnce(installer: Installer, { folder, replaces, signal, terminal }: InstallCommand): Promise<number> {
  const progress = showProgress(terminal);
  const watcher = { ...progress, begin: (step: Parameters<typeof progress.begin>[0]) => {
    signal.throwIfAborted();
    progress.begin(step);
  } };
  try {
    terminal.say(`Installing ${folder}`);
    const { text, isRunning } = await installer.install(folder, { watcher, replaces, signal });
    terminal.say(text);
    return isRunning ? EXIT.ok : EXIT.failed;
  } catch (error) {
    progress.failed();
    terminal.complain(describeFailure(error, await findRunningVersion(folder)));
    return signal.aborted ? EXIT.interrupted : EXIT.failed;
  }
}

async function keepInstalled(installer: Installer, { folder, replaces, signal, terminal }: InstallCommand): Promise<number> {
  const say = (text: string) => terminal.say(`${new Date().toLocaleTimeString('en-GB')}  ${text}`);
  terminal.say(`Watching ${folder}. Ctrl-C stops.`);
  await watchFolder({
    folder, say, signal,
    install: async () => {
      const startedAt = performance.now();
      const { text } = await installer.install(folder, { replaces, signal });
      return `${text}\n  ${Math.round(performance.now() - startedAt)} ms`;
    },
    describeFailure: async (error) => describeFailure(error, await findRunningVersion(folder)),
  });
  return EXIT.ok;
}

/** The version that runs of what was installed from this folder before; empty when none does. */
async function findRunningVersion(folder: string): Promise<string> {
  const { rows } = await getPool().query<{ version: string }>(`SELECT version FROM extensions WHERE digest <> '' AND (origin = $1 OR (source = 'bundled' AND slug = $2)) LIMIT 1`, [folder, path.basename(folder)]);
  return rows[0]?.version ?? '';
}
