import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from '../../lib/core/process-lock.mjs';
import { buildEnvironment } from './build-environment.mjs';
import { buildFingerprint } from './fingerprint.mjs';
import { step } from './progress.mjs';
import { inProject } from './project.mjs';
import { runOrFail } from './run.mjs';

const BUILDS = join('.nexus', 'builds');
const KEPT = 2;

/** A build, in a folder named by its content; what runs is never written to again. */
function describeBuild(name) {
  const folder = join(BUILDS, name);
  return {
    folder,
    /** Next's part, relative to the project as Next wants it. */
    distDir: join(folder, 'next'),
    nodeEntry: inProject(folder, 'node', 'main.mjs'),
    marker: inProject(folder, 'complete'),
    users: inProject(folder, 'in-use'),
  };
}

/** The build of the sources that are here; complete or not. */
export const currentBuild = () => describeBuild(buildFingerprint());

export const isComplete = (build) => existsSync(build.marker);

/** Keeps a build from being pruned while this process runs. @returns whether it is (still) there */
export function holdBuild(build) {
  if (!isComplete(build)) return false;
  try {
    markInUse(build);
  } catch (error) {
    // A forum that runs as a user who may only read its code: nobody prunes there behind its back.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
  // A pruning command may have looked before the mark was there.
  return isComplete(build);
}

function markInUse(build) {
  mkdirSync(build.users, { recursive: true });
  const mark = join(build.users, String(process.pid));
  writeFileSync(mark, processIdentity(process.pid) ?? '');
  process.on('exit', () => rmSync(mark, { force: true }));
  utimesSync(build.marker, new Date(), new Date());
}

export async function makeBuild(build) {
  // Without its marker it is what a killed build left.
  rmSync(inProject(build.folder), { recursive: true, force: true });
  mkdirSync(inProject(build.folder), { recursive: true });
  await step('Building the server', () => bundleServer(build));
  await step('Building the pages', () => runOrFail('next build', process.execPath, [inProject('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    env: { ...buildEnvironment, NODE_ENV: 'production', NEXUS_DIST_DIR: build.distDir },
  }));
  // Somebody edited meanwhile: what was built is neither the old sources nor the new ones.
  if (currentBuild().folder !== build.folder) {
    console.log('The sources changed while they were built; building again.');
    return;
  }
  writeFileSync(build.marker, `${new Date().toISOString()}\n`);
  pruneBuilds(build);
}

async function bundleServer(build) {
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: inProject(),
    entryPoints: { main: 'lib/server/main.ts', 'compile-worker': 'lib/extensions/compile/worker/main.ts' },
    outdir: join(build.folder, 'node'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    logLevel: 'error',
  });
  // A runner may read one file of ours and no packages, so all it needs is in it.
  await bundle({
    absWorkingDir: inProject(),
    entryPoints: { 'runner-child': 'lib/extensions/runner/child/main.ts' },
    outdir: join(build.folder, 'node'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'error',
  });
}

function pruneBuilds(current) {
  const others = readdirSync(inProject(BUILDS)).map(describeBuild).filter((build) => build.folder !== current.folder);
  const newestFirst = others.map((build) => ({ build, usedAt: isComplete(build) ? statSync(build.marker).mtimeMs : 0 })).toSorted((a, b) => b.usedAt - a.usedAt);
  for (const { build } of newestFirst.slice(KEPT - 1).filter((other) => !isInUse(other.build))) {
    // The marker first: a build that is half removed must not look complete.
    rmSync(build.marker, { force: true });
    rmSync(inProject(build.folder), { recursive: true, force: true });
  }
}

function isInUse(build) {
  if (!existsSync(build.users)) return false;
  return readdirSync(build.users).some((pid) => processIdentity(Number(pid)) === readFileSync(join(build.users, pid), 'utf8'));
}
