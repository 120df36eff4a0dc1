import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { step } from './progress.mjs';
import { expectedError, inProject } from './project.mjs';
import { run } from './run.mjs';

/** Whether node_modules holds what package-lock.json asks for, by npm's own record of what it put there. */
export function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages(join('node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = present[path];
    // Packages for other systems are recorded as wanted and rightly absent.
    if (!found) return entry.optional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function readPackages(path) {
  if (!existsSync(inProject(path))) return null;
  return JSON.parse(readFileSync(inProject(path), 'utf8')).packages;
}

export async function installPackages() {
  const npm = findNpm();
  const { code, output } = await step('Installing packages', () =>
    // The build needs development packages also where NODE_ENV says production.
    run(npm.command, [...npm.args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], { env: { NODE_ENV: 'development' } }));
  if (code !== 0) throw expectedError(`npm ci failed:\n\n${output.trim()}`);
}

// npm tells the scripts it starts where it is; `node bin/nexus.mjs` alone looks beside Node, then in the PATH.
function findNpm() {
  const known = process.env.npm_execpath;
  if (known?.endsWith('.js') && existsSync(known)) return { command: process.execPath, args: [known] };
  const beside = join(dirname(process.execPath), process.platform === 'win32' ? 'npm.cmd' : 'npm');
  return { command: existsSync(beside) ? beside : 'npm', args: [] };
}
