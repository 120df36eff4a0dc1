import path from 'node:path';
import type { Message } from 'esbuild';
import type { CompileProblem } from '../compile-error';
import { isInside } from './inside';
import type { CompileJob } from './job';
import { SDK } from './sdk-modules';

const MAX_PROBLEMS = 20;
const MAX_EXCERPT = 200;

/** What cannot be compiled because it is only known at run time: the compiler's name for it, and ours. */
export const COMPUTED_CODE: Readonly<Record<string, string>> = {
  'unsupported-dynamic-import': 'import() needs a path in quotes: what is loaded must be known when the extension is compiled.',
  'unsupported-require-call': 'require() needs a path in quotes: what is loaded must be known when the extension is compiled.',
  'indirect-require': 'require can only be called, with a path in quotes: what is loaded must be known when the extension is compiled.',
  'direct-eval': 'eval is not available to extensions: code cannot be made from text.',
};

/**
 * The compiler's messages as the author may see them: with paths of the package, and excerpts of its files alone.
 * Computed code is an error in the package's own files; in its packages it stays, and throws when it is reached.
 */
export function toProblems(job: CompileJob, errors: readonly Message[], warnings: readonly Message[]): CompileProblem[] {
  const computed = warnings.filter(({ id, location }) => Object.hasOwn(COMPUTED_CODE, id) && location !== null && !isOfPackage(location.file));
  const problems = new Map([...errors, ...computed].map((message) => toProblem(job, message)).map((problem) => [JSON.stringify(problem), problem]));
  return [...problems.values()].slice(0, MAX_PROBLEMS);
}

function toProblem(job: CompileJob, { id, text, location }: Message): CompileProblem {
  if (location !== null && location.namespace !== 'file' && location.namespace !== '') return { text: `The SDK does not compile: ${clean(job, text)}` };
  // The text of a message can quote what it is about.
  if (location !== null && !isInside(job.packageDir, path.join(job.packageDir, location.file))) return { text: 'A file outside the extension cannot be used.' };
  const shown = Object.hasOwn(COMPUTED_CODE, id) ? (COMPUTED_CODE[id] ?? text) : clean(job, text);
  if (location === null) return { text: shown };
  return { file: location.file, line: location.line, column: location.column + 1, text: shown, excerpt: location.lineText.slice(0, MAX_EXCERPT) };
}

/** Without paths of this machine. */
function clean({ packageDir, sdkDir, outFile }: CompileJob, text: string): string {
  return text
    .replaceAll(`${packageDir}${path.sep}`, '')
    .replaceAll(packageDir, 'the extension')
    .replaceAll(path.dirname(outFile), 'the output')
    .replaceAll(sdkDir, '@nexus/sdk')
    .replaceAll(`${SDK}:sdk/index.ts`, '@nexus/sdk');
}

const isOfPackage = (file: string) => /(^|\/)(node_modules|vendor)\//.test(file);
