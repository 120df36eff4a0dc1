import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseManifest } from '@nexus/sdk/manifest';
import { AppError } from '@/lib/core/errors';
import { projectPath } from '@/lib/core/project-path';

export interface NewExtensionInput {
  slug: string;
  /** Its folder is made in here. */
  parent: string;
}

/**
 * Writes a small extension that runs: a table, two routes, a permission, a setting, a live counter below every post.
 * @returns its folder
 * @throws AppError invalid_input for what cannot be a slug; conflict where the folder holds something
 */
export async function newExtension({ slug, parent }: NewExtensionInput): Promise<string> {
  const words = slug.split('-').filter(Boolean);
  const moduleName = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const names = { slug, module: /^[A-Z]/.test(moduleName) ? moduleName : `Extension${moduleName}`, title: words.join(' ').replace(/^./, (letter) => letter.toUpperCase()) };
  const files = await readTemplate(names);
  requireManifest(files.get('manifest.json') ?? '');
  const folder = path.join(parent, slug);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new AppError('conflict', `${folder} is not empty.`);
  for (const [name, text] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text, { flag: 'wx' });
  }
  return folder;
}

async function readTemplate(names: { slug: string; module: string; title: string }): Promise<Map<string, string>> {
  const source = projectPath('sdk', 'template');
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const rename = (text: string) => text.replaceAll('my-extension', names.slug).replaceAll('MyExtension', names.module).replaceAll('My extension', names.title);
  // The template finds the SDK beside itself; a copy of it finds it here.
  const point = (text: string) => text.replaceAll('"../', `"${projectPath('sdk')}${path.sep}`);
  return new Map(await Promise.all(files.map(async (file): Promise<[string, string]> => {
    const name = path.relative(source, file);
    const text = rename(await readFile(file, 'utf8'));
    return [rename(name), name === 'tsconfig.json' ? point(text) : text];
  })));
}

function requireManifest(text: string): void {
  const parsed = parseManifest(text);
  // Name and module follow from the slug: what is wrong with it is said first.
  if (!parsed.ok) throw new AppError('invalid_input', (parsed.errors.find((issue) => issue.path === 'slug') ?? parsed.errors[0])?.message ?? 'This is no slug.');
}
