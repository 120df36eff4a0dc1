import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildEnvironment } from './build-environment.mjs';
import { prepareBuild, preparePackages } from './prepare.mjs';
import { projectRoot } from './project.mjs';
import { run } from './run.mjs';

const commands = {
  start: { readsSettings: true, does: 'run the forum on its own data (NEXUS_DATA_DIR, default data/)', run: () => serve('start') },
  demo: { readsSettings: true, does: 'run a forum with a sample community (default data/demo)', run: () => serve('demo') },
  dev: { readsSettings: true, does: 'run the forum from its sources, reloading what changes', run: develop },
  test: { does: 'everything: types, lint, unit, integration, build, end-to-end', run: (args) => runSuites('runAll', args) },
  check: { does: 'the fast part of test: types, lint, unit and integration', run: (args) => runSuites('runCheck', args) },
  build: { does: 'build what start and demo run, without running it', run: build },
  ext: { readsSettings: true, explainsItself: true, does: 'install, update, switch and remove extensions, beside a running forum or while it is stopped; write and pack one', run: extensions },
  fsck: { readsSettings: true, explainsItself: true, does: 'look for whatever should not be there; changes nothing', run: (args, calledFrom) => extensions(['fsck', ...args], calledFrom) },
  bench: { does: 'measure a part of the built forum: runner', run: bench },
  db: { readsSettings: true, does: 'diff [--name what_changes] writes a migration, apply runs what is due', run: database },
};

const USAGE = `Usage: npm run <command>\n\n${Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(6)} ${does}`).join('\n')}\n\nSettings are environment variables; .env.example names them.`;

/** Runs one command of the command line. */
export async function runCommand(name, args) {
  const calledFrom = findCaller();
  process.chdir(projectRoot);
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : null;
  const asksForHelp = args.includes('--help') || args.includes('-h');
  if (!command || (asksForHelp && !command.explainsItself)) {
    console.log(command ? `nexus ${name}: ${command.does}` : USAGE);
    if (!command && name && !['help', '--help', '-h'].includes(name)) process.exitCode = 1;
    return;
  }
  if (name === 'demo') keepToDemoData();
  if (command.readsSettings && existsSync('.env')) process.loadEnvFile('.env');
  Object.assign(process.env, buildEnvironment);
  await command.run(args, calledFrom);
}

// npm runs scripts in the project's folder, wherever it was called.
function findCaller() {
  const here = process.cwd();
  return process.env.npm_lifecycle_event && here === projectRoot ? (process.env.INIT_CWD ?? here) : here;
}

// What is set before .env is read stays: the real forum's data must not become the demo's.
function keepToDemoData() {
  process.env.NEXUS_DATA_DIR ||= 'data/demo';
  process.env.DATABASE_URL ??= '';
}

async function serve(command) {
  process.env.NODE_ENV = 'production';
  const { nodeEntry, distDir } = await prepareBuild();
  const { runForum } = await import(pathToFileURL(nodeEntry).href);
  await runForum({ command, dev: false, distDir });
}

async function develop() {
  await preparePackages();
  const { develop: watch } = await import('./develop.mjs');
  await watch();
}

async function build() {
  const { folder } = await prepareBuild();
  console.log(`Built: ${folder}`);
}

async function database(args) {
  await preparePackages();
  const { code } = await run(process.execPath, ['--import', 'tsx', 'lib/db/migrate/cli.ts', ...args], { show: true });
  process.exitCode = code;
}

async function extensions(args, calledFrom) {
  await preparePackages();
  const { code } = await run(process.execPath, ['--import', 'tsx', 'lib/extensions/cli/main.ts', calledFrom, ...args], { show: true, passSignals: true });
  process.exitCode = code;
}

async function bench(args) {
  await prepareBuild();
  const { code } = await run(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...args], { show: true });
  process.exitCode = code;
}

async function runSuites(which, args) {
  const suites = await import('./test/run-suites.mjs');
  process.exitCode = await suites[which](args);
}
