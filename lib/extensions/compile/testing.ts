import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { projectPath } from '@/lib/core/project-path';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { compileServer } from './compile-server';
import { isCompileError } from './compile-error';

/** Writes a package of these files into a fresh folder, beside which `secret.json` lies. */
export async function writePackage(files: Readonly<Record<string, string>>): Promise<string> {
  const outside = temporaryFolder();
  await writeFile(path.join(outside, 'secret.json'), '{"password": "hunter2"}');
  const folder = path.join(outside, 'package');
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

/** Compiles a folder into a fresh one. */
export async function compile(packageDir: string, options: { signal?: AbortSignal; timeLimit?: number; memoryLimit?: number } = {}) {
  return compileServer({ packageDir, outDir: temporaryFolder(), sdkDir: projectPath('sdk'), ...options });
}

/** The message with which a package is refused; fails when it compiles. */
export async function refusalOf(packageDir: string, options: { timeLimit?: number; memoryLimit?: number } = {}): Promise<string> {
  try {
    await compile(packageDir, options);
  } catch (error) {
    if (isCompileError(error)) return error.message;
    throw error;
  }
  throw new Error('The package compiled.');
}

/** What an expression over a compiled module (`it`) gives as JSON, in a plain Node: the test's own loader has a require. */
export async function evaluate(entry: string, expression: string): Promise<unknown> {
  const program = `const it = await import(${JSON.stringify(pathToFileURL(entry).href)}); process.stdout.write(JSON.stringify(await (${expression})));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return JSON.parse(stdout);
}
