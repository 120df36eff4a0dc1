import path from 'node:path';
import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import { isBelow, isInside } from './inside';
import type { CompileJob } from './job';

const LOADABLE = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx', '.json', '.txt'];
const ADDRESS = /^[a-z][a-z0-9+.-]*:/i;
/** Marks what these plugins ask the compiler themselves. */
export const OURS = { isOurs: true };

/**
 * Holds every import of a package inside of it: relative files, and packages that lie in its own node_modules/ or vendor/.
 * A file outside is refused before it is read, since a compiler's message would quote it.
 */
export function packageImports(job: CompileJob): Plugin {
  return {
    name: 'package-imports',
    setup(build) {
      build.onResolve({ filter: /.*/, namespace: 'file' }, async (args) => {
        if (args.pluginData === OURS || args.kind === 'entry-point') return undefined;
        if (ADDRESS.test(args.path)) return refuse(`"${args.path}": an import cannot be an address. Put the file into the extension, e.g. into vendor/.`);
        if (args.path.startsWith('/')) return refuse(`"${args.path}": an import cannot be an absolute path. Write it relative to the file, as "./…".`);
        return (await findInPackage(build, job, args)) ?? refuse(explainMissing(args.path, await leadsOutside(build, job, args)));
      });
      // Also those that no resolver saw: a computed import takes what fits its pattern.
      build.onLoad({ filter: /.*/, namespace: 'file' }, (args) =>
        isInside(job.packageDir, args.path) ? explainKind(args.path) : refuse('This import leads to files outside the extension.'),
      );
    },
  };
}

/** What an import of the package's own files or packages means. @returns undefined when the package does not hold it. */
export async function findInPackage(build: PluginBuild, { packageDir }: CompileJob, { path: name, kind, importer, resolveDir, with: attributes }: OnResolveArgs): Promise<OnResolveResult | undefined> {
  // node_modules/ from the importer upwards, then vendor/: asked for from the top of the disk, only nodePaths is left.
  const places = isRelative(name) ? [resolveDir] : [resolveDir, path.parse(packageDir).root];
  for (const place of places) {
    const found = await build.resolve(name, { kind, importer, resolveDir: place, namespace: 'file', with: attributes, pluginData: OURS });
    if (found.errors.length === 0 && !found.external && found.namespace === 'file' && isInside(packageDir, found.path)) {
      return { path: found.path, suffix: found.suffix, sideEffects: found.sideEffects };
    }
  }
  return undefined;
}

/** By where it points, whether there is something or not; else by where a link leads. */
async function leadsOutside(build: PluginBuild, { packageDir }: CompileJob, { path: name, kind, importer, resolveDir }: OnResolveArgs): Promise<boolean> {
  if (!isRelative(name)) return false;
  if (!isBelow(packageDir, path.resolve(resolveDir, name))) return true;
  const found = await build.resolve(name, { kind, importer, resolveDir, namespace: 'file', pluginData: OURS });
  return found.errors.length === 0;
}

function explainMissing(name: string, isOutside: boolean): string {
  if (isOutside) return `"${name}" lies outside the extension.`;
  if (isRelative(name)) return `"${name}" was not found.`;
  if (name === 'zod' || name.startsWith('zod/')) return `"${name}" comes with the SDK: import { z } from "@nexus/sdk".`;
  return `"${name}" was not found in node_modules/ or vendor/ of the extension.`;
}

/** What cannot be loaded, in other words than the compiler's; undefined lets it load the file. */
function explainKind(file: string): { errors: { text: string }[] } | undefined {
  const extension = path.extname(file);
  return LOADABLE.includes(extension) ? undefined : refuse(`${path.basename(file)}: the server half can import code, .json and .txt files. Public files belong into priv/static.`);
}

const isRelative = (name: string) => /^\.\.?(\/|$)/.test(name);
const refuse = (text: string) => ({ errors: [{ text }] });
