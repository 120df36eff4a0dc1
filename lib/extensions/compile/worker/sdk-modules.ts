import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin, PluginBuild } from 'esbuild';
import { isBelow } from './inside';
import { OURS } from './package-imports';

export const SDK = 'nexus-sdk';
const PACKAGES = ['zod'];

/**
 * Gives `@nexus/sdk` its files, and those the packages that they need. They are named by where they lie in the SDK, not on
 * this machine, so that the same package compiles to the same bytes everywhere.
 */
export function sdkModules(sdkDir: string): Plugin {
  return {
    name: SDK,
    setup(build) {
      let found: Promise<Map<string, string>> | undefined;
      const roots = () => (found ??= findRoots(build, sdkDir));
      build.onResolve({ filter: /^@nexus\/sdk$/ }, () => ({ path: 'sdk/index.ts', namespace: SDK, sideEffects: false }));
      build.onResolve({ filter: /^@nexus\/sdk\// }, ({ path: name }) => ({ errors: [{ text: `"${name}" is not for the server half: everything it needs is in "@nexus/sdk".` }] }));
      build.onResolve({ filter: /.*/, namespace: SDK }, async (args) => {
        if (args.pluginData === OURS) return undefined;
        const target = await build.resolve(args.path, { kind: args.kind, resolveDir: args.resolveDir, pluginData: OURS });
        for (const [name, root] of await roots()) {
          if (isBelow(root, target.path)) return { path: `${name}/${path.relative(root, target.path)}`, namespace: SDK, sideEffects: false };
        }
        return { errors: [{ text: `the SDK imports "${args.path}", which is not part of it` }] };
      });
      build.onLoad({ filter: /.*/, namespace: SDK }, async (args) => {
        const [name = '', ...rest] = args.path.split('/');
        const file = path.join((await roots()).get(name) ?? '', ...rest);
        return { contents: await readFile(file), loader: file.endsWith('.ts') ? 'ts' : 'js', resolveDir: path.dirname(file) };
      });
    },
  };
}

async function findRoots(build: PluginBuild, sdkDir: string): Promise<Map<string, string>> {
  const roots = new Map([['sdk', sdkDir]]);
  for (const name of PACKAGES) {
    const { path: file } = await build.resolve(`${name}/package.json`, { kind: 'import-statement', resolveDir: sdkDir, namespace: SDK, pluginData: OURS });
    roots.set(name, path.dirname(file));
  }
  return roots;
}
