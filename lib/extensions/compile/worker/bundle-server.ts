import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildFailure, type BuildResult } from 'esbuild';
import { builtinModules } from './builtin-modules';
import { findForeignInputs } from './find-foreign-inputs';
import type { CompileJob, CompileOutcome } from './job';
import { COMPUTED_CODE, toProblems } from './to-problems';
import { packageImports } from './package-imports';
import { sdkModules } from './sdk-modules';

const MAX_OUTPUT_BYTES = 16 * 1_048_576;

/** Bundles the server half of a package into one file, from its own files and the SDK and nothing else. */
export async function bundleServer(job: CompileJob): Promise<CompileOutcome> {
  const result = await build({
    absWorkingDir: job.packageDir,
    entryPoints: [job.entry],
    outfile: job.outFile,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    logLimit: 20,
    // Given as text, so that no tsconfig.json is read, of the package or above it.
    tsconfigRaw: { compilerOptions: { strict: true, useDefineForClassFields: true } },
    define: { 'process.env.NODE_ENV': '"production"' },
    // import() of something computed becomes a call of require, which a runner does not have.
    supported: { 'dynamic-import': false },
    // Where a package is looked for that is in no node_modules/.
    nodePaths: [path.join(job.packageDir, 'vendor')],
    logOverride: Object.fromEntries(Object.keys(COMPUTED_CODE).map((id) => [id, 'warning' as const])),
    plugins: [sdkModules(job.sdkDir), builtinModules(job), packageImports(job)],
  }).catch((error: BuildFailure) => error);
  const problems = toProblems(job, result.errors, result.warnings);
  if (problems.length > 0 || !hasOutput(result)) return { ok: false, problems: problems.length > 0 ? problems : [{ text: 'The compiler gave no result.' }] };
  const foreign = findForeignInputs(job, result.metafile);
  if (foreign.length > 0) return { ok: false, problems: foreign };
  return writeOutput(job.outFile, result.outputFiles[0]?.contents ?? new Uint8Array());
}

type Bundled = BuildResult<{ write: false; metafile: true }>;

const hasOutput = (result: Bundled | BuildFailure): result is Bundled => 'metafile' in result;

async function writeOutput(outFile: string, contents: Uint8Array): Promise<CompileOutcome> {
  if (contents.length > MAX_OUTPUT_BYTES) return { ok: false, problems: [{ text: `The compiled server half has ${contents.length} bytes; ${MAX_OUTPUT_BYTES} are allowed.` }] };
  const fresh = `${outFile}.${process.pid}.tmp`;
  await writeFile(fresh, contents, { mode: 0o644 });
  await rename(fresh, outFile);
  return { ok: true, digest: createHash('sha256').update(contents).digest('hex') };
}
