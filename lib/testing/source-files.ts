import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';

export const projectDir = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  path: string;
  lines: number;
  /** What it imports: project paths without extension (`lib/core/ids`), or package names. */
  imports: string[];
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every TypeScript file that git knows or would know, generated ones left out. */
export function listSourceFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], { cwd: projectDir, encoding: 'utf8' });
  return listed.split('\n').filter((path) => path && existsSync(join(projectDir, path))).map(readSource);
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(projectDir, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map((match) => toProjectPath(path, match[1] ?? match[2] ?? ''));
  return { path, lines: text.split('\n').length - 1, imports };
}

function toProjectPath(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier)).replaceAll('\\', '/');
  return specifier;
}
