import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

/** What a build is made of. Migrations, extensions and public/ are read while the forum runs and are not in it. */
const BUILD_INPUTS = [
  'app', 'components', 'lib', 'sdk', 'prisma/schema', 'prisma/seed',
  'next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json',
  'bin/lib/build.mjs', 'bin/lib/build-environment.mjs',
];
const NOT_BUILT = /\.test\.tsx?$|^lib\/testing\/|^lib\/db\/generated\/|\.md$|\/\.DS_Store$/;

/** Names a build by its content: the same sources on the same Node have the same build. */
export function buildFingerprint() {
  return hashFiles(BUILD_INPUTS, process.version).slice(0, 16);
}

/** SHA-256 over the paths and contents of files and folders of the project; what is not there counts as such. */
export function hashFiles(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const file of paths.flatMap((path) => [...listFiles(path)])) {
    const content = readFileSync(inProject(file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function* listFiles(path) {
  if (NOT_BUILT.test(path) || !existsSync(inProject(path))) return;
  if (!statSync(inProject(path)).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(inProject(path)).toSorted()) yield* listFiles(join(path, name));
}
