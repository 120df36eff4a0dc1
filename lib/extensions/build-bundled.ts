import { readdir, readFile, stat, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parseManifest } from '@nexus/sdk/manifest';

/** The address of the source of every bundle; the rest of browser/ is reached from it. */
const ENTRY = path.join('browser', 'index.tsx');

export interface BuiltBundle {
  /** Where it belongs: `<extension>/priv/static/<js_bundle>`. */
  file: string;
  text: string;
}

/**
 * Builds the browser half of one of our own extensions: a classic script, React from the page.
 * @returns null for an extension without a source in browser/.
 * @throws Error when its manifest is not valid or esbuild finds a fault.
 */
export async function buildBundle(folder: string): Promise<BuiltBundle | null> {
  const entry = path.join(folder, ENTRY);
  if (!(await stat(entry).catch(() => null))?.isFile()) return null;
  const parsed = parseManifest(await readFile(path.join(folder, 'manifest.json')));
  if (!parsed.ok) throw new Error(parsed.errors.map((issue) => issue.message).join('\n'));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    // The repository's own settings ask for React's runtime module, which a page does not have.
    tsconfigRaw: { compilerOptions: { jsx: 'react', strict: true } },
    define: { 'React.createElement': 'window.React.createElement', 'React.Fragment': 'window.React.Fragment' },
    banner: { js: `/* ${parsed.manifest.name} ${parsed.manifest.version}: built from browser/, see README.md. */` },
  });
  const text = outputFiles[0]?.text ?? '';
  return { file: path.join(folder, 'priv', 'static', parsed.manifest.js_bundle ?? `${parsed.manifest.slug}.js`), text };
}

/** Builds every extension of a folder. */
export async function buildBundled(extensionsDir: string): Promise<BuiltBundle[]> {
  const names = (await readdir(extensionsDir)).sort();
  const built = await Promise.all(names.map((name) => buildBundle(path.join(extensionsDir, name))));
  return built.filter((bundle) => bundle !== null);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { file, text } of await buildBundled('extensions')) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    process.stdout.write(`wrote ${file} (${Buffer.byteLength(text)} bytes)\n`);
  }
}
