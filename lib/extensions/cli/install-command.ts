import { createReadStream } from 'node:fs';
import path from 'node:path';
import { beginUpload } from '../tasks/begin-upload';
import { requireAble, type TaskTools } from '../tasks/context';
import type { Command, Given } from './command';
import { findSource, type Source } from './find-source';
import { runFolderInstall } from './install-folder-command';
import type { Console } from './open-console';
import { withTools } from './open-tools';
import { runInput } from './run-input';
import { runTask } from './run-task';
import { withForum } from './with-forum';

export const install: Command = {
  options: { watch: { type: 'boolean' }, replace: { type: 'boolean' }, yes: { type: 'boolean' } },
  takes: { what: 'a folder, an archive or an address' },
  run: async (given) => {
    const source = await findSource(given.word, given.calledFrom);
    if (source.from !== 'folder') requireNoFolderOptions(given);
    const console = given.openConsole();
    return withForum((forum) => {
      if (source.from !== 'folder') return withTools(forum, (tools) => installPackaged(source, tools, console));
      return runFolderInstall({ forum, folder: source.folder, watch: given.has('watch'), replaces: given.has('replace'), signal: console.signal, terminal: console.terminal });
    });
  },
};

function requireNoFolderOptions({ has, usageError }: Given): void {
  const option = ['watch', 'replace'].find((name) => has(name));
  if (option) throw usageError(`--${option} goes with a folder.`);
}

async function installPackaged(source: Exclude<Source, { from: 'folder' }>, tools: TaskTools, console: Console): Promise<number> {
  if (source.from === 'address') {
    console.terminal.say(`Installing ${source.address}`);
    return runInput({ kind: 'install', from: 'address', address: source.address }, tools, console);
  }
  const { file } = source;
  console.terminal.say(`Installing ${file}`);
  requireAble(tools, 'install');
  const id = await beginUpload({ archive: readArchive(file), name: path.basename(file), actorId: null, signal: console.signal });
  return runTask(id, tools, console);
}

function readArchive(file: string): ReadableStream<Uint8Array> {
  const source = createReadStream(file);
  const pieces: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: () => void source.destroy(),
  });
}
