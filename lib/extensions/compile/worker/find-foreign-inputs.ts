import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import type { CompileProblem } from '../compile-error';
import { isInside } from './inside';
import type { CompileJob } from './job';

const NAMESPACE = /^(nexus-sdk|node-required|node-value):/;

/**
 * Looks once more, at the end: the real path of everything that went into the output lies in the package or the SDK.
 * @returns a problem for each import that led elsewhere
 */
export function findForeignInputs({ packageDir }: CompileJob, { inputs }: Metafile): CompileProblem[] {
  const foreign = new Set(Object.keys(inputs).filter((input) => !NAMESPACE.test(input) && !isInside(packageDir, path.resolve(packageDir, withoutAttributes(input)))));
  return Object.entries(inputs).flatMap(([importer, { imports }]) =>
    imports.filter(({ path: target }) => foreign.has(target)).map(({ original }) => describeImport(packageDir, importer, original ?? '')),
  );
}

function describeImport(packageDir: string, importer: string, name: string): CompileProblem {
  const text = `"${name}" lies outside the extension.`;
  if (NAMESPACE.test(importer) || !isInside(packageDir, path.resolve(packageDir, importer))) return { text };
  const lines = readFileSync(path.resolve(packageDir, importer), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(name));
  return index < 0 ? { file: importer, text } : { file: importer, line: index + 1, column: (lines[index] ?? '').indexOf(name), text };
}

/** `a.json with { type: 'json' }` is `a.json`. */
const withoutAttributes = (input: string) => input.replace(/ with \{.*\}$/, '');
