import path from 'node:path';
import { parseArgs } from 'node:util';
import { toPrintable } from '@/lib/core/printable';
import { projectPath } from '@/lib/core/project-path';
import { runCheck } from './check-command';
import { describeFailure } from './describe-failure';
import { runInstall } from './install-command';
import { listForTerminal } from './list-extensions';
import { newExtension } from './new-extension';
import { openForum, type OpenForum } from './open-forum';
import { packForTerminal } from './pack-command';
import { resolveFolder } from './resolve-folder';
import { stopSignal } from './stop-signal';
import { EXIT, UsageError, usageOf } from './usage';

interface Command {
  options: Record<string, { type: 'boolean' }>;
  /** The one word it needs, as messages name it. */
  takes?: string;
  /** Before the forum is opened, so that what was misspelt costs nothing. */
  run(given: Given): Promise<number>;
}

interface Given {
  word: string;
  has: (option: string) => boolean;
  calledFrom: string;
}

const commands: Readonly<Record<string, Command>> = {
  new: {
    options: {},
    takes: 'a folder to write',
    run: async ({ word, calledFrom }) => {
      const folder = await newExtension({ slug: path.basename(word), parent: path.dirname(path.resolve(calledFrom, word)) });
      process.stdout.write(`Written: ${folder}\nStart a forum, then: node ${projectPath('bin', 'nexus.mjs')} ext install ${folder} --watch\n`);
      return EXIT.ok;
    },
  },
  install: {
    options: { watch: { type: 'boolean' }, replace: { type: 'boolean' } },
    takes: 'a folder',
    run: async ({ word, has, calledFrom }) => {
      const folder = await resolveFolder(word, calledFrom);
      const signal = stopSignal();
      return withForum((forum) => runInstall({ forum, folder, watch: has('watch'), replaces: has('replace'), signal }));
    },
  },
  pack: {
    options: {},
    takes: 'a folder',
    run: async ({ word, calledFrom }) => {
      const text = await packForTerminal({ folder: await resolveFolder(word, calledFrom), calledFrom });
      process.stdout.write(`${toPrintable(text)}\n`);
      return EXIT.ok;
    },
  },
  list: {
    options: {},
    run: () => withForum(async () => {
      process.stdout.write(`${toPrintable(await listForTerminal())}\n`);
      return EXIT.ok;
    }),
  },
  fsck: {
    options: { json: { type: 'boolean' } },
    run: ({ has }) => withForum((forum) => runCheck(forum, { json: has('json') })),
  },
};

async function withForum(work: (forum: OpenForum) => Promise<number>): Promise<number> {
  const forum = await openForum((line) => void process.stderr.write(`${line}\n`));
  try {
    return await work(forum);
  } finally {
    await forum.close();
  }
}

async function main([calledFrom = '', name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const asksForHelp = ['', 'help', '--help', '-h'].includes(name) || args.includes('--help') || args.includes('-h');
  if (asksForHelp) {
    process.stdout.write(`${usageOf[command ? name : 'ext'] ?? ''}\n`);
    return EXIT.ok;
  }
  if (!command) throw new UsageError(`There is no command nexus ext ${name}.\n\n${usageOf.ext ?? ''}`);
  return command.run({ ...parse(command, name, args), calledFrom });
}

function parse({ options, takes }: Command, name: string, args: string[]): Omit<Given, 'calledFrom'> {
  const title = name === 'fsck' ? 'nexus fsck' : `nexus ext ${name}`;
  const { tokens, positionals } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const unknown = given.find((token) => !Object.hasOwn(options, token.name) || token.value !== undefined);
  const fail = (what: string) => new UsageError(`${what}\n\n${usageOf[name] ?? ''}`);
  if (unknown) throw fail(Object.hasOwn(options, unknown.name) ? `${unknown.rawName} takes no value.` : `${title} does not know ${unknown.rawName}.`);
  const [word, ...more] = positionals;
  if (takes && word === undefined) throw fail(`${title} needs ${takes}.`);
  if (more.length > 0 || (!takes && word !== undefined)) throw fail(`${title} takes ${takes ? `${takes} and no more` : 'no words'} (got: ${positionals.join(' ')}). A name with spaces stands in quotes.`);
  return { word: word ?? '', has: (option) => given.some((token) => token.name === option) };
}

main(process.argv.slice(2)).then((code) => (process.exitCode = code), (error: unknown) => {
  process.stderr.write(`${toPrintable(describeFailure(error))}\n`);
  process.exitCode = error instanceof UsageError ? EXIT.usage : EXIT.failed;
});
