import { builtinModules as allModules } from 'node:module';
import type { Plugin } from 'esbuild';
import { ALLOWED_MODULES, explainModule } from '../allowed-modules';
import type { CompileJob } from './job';
import { findInPackage, OURS } from './package-imports';

const REQUIRED = 'node-required';
const VALUE = 'node-value';
// In newer versions some are listed with node: alone (sqlite, test, sea).
const KNOWN = new Set(allModules.map((name) => name.replace(/^node:/, '')));

/** Lets through the modules of Node that compute, and names the others. A package of the same name in node_modules/ counts first. */
export function builtinModules(job: CompileJob): Plugin {
  return {
    name: 'builtin-modules',
    setup(build) {
      build.onResolve({ filter: /^[a-z_0-9:/]+$/ }, async (args) => {
        const name = args.path.replace(/^node:/, '');
        const isBuiltin = args.path.startsWith('node:') || KNOWN.has(name);
        if (!isBuiltin || args.namespace === VALUE || args.pluginData === OURS) return undefined;
        if (!ALLOWED_MODULES.includes(name)) {
          const own = args.path.startsWith('node:') ? undefined : await findInPackage(build, job, { ...args, path: `${name}/` });
          return own ?? { errors: [{ text: explainModule(name) }] };
        }
        // (With a slash, a name means the package.) A module has no require: what CommonJS asks for is imported, and handed on as the value it expects.
        return args.kind === 'require-call' ? { path: name, namespace: REQUIRED } : { path: `node:${name}`, external: true };
      });
      build.onResolve({ filter: /^value:/, namespace: REQUIRED }, ({ path }) => ({ path: path.slice('value:'.length), namespace: VALUE }));
      build.onResolve({ filter: /.*/, namespace: VALUE }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /.*/, namespace: REQUIRED }, ({ path }) => ({ contents: `module.exports = require(${JSON.stringify(`value:${path}`)}).default;` }));
      build.onLoad({ filter: /.*/, namespace: VALUE }, ({ path }) => ({ contents: `import value from ${JSON.stringify(`node:${path}`)}; export default value;` }));
    },
  };
}
