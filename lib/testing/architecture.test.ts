import { describe, expect, it } from 'vitest';
import { layers, longFiles, MAX_LINES, nounEdges, placeOf, type LayerName } from './architecture';
import { listSourceFiles, type SourceFile } from './source-files';

const sources = listSourceFiles();
// Tests set up what they look at from any layer.
const production = sources.filter(({ path }) => !/\.test\.tsx?$|^lib\/testing\/|^e2e\//.test(path));

describe('architecture', () => {
  it('sees the project', () => {
    expect(production.length).toBeGreaterThan(200);
    expect(production.flatMap(({ imports }) => imports).filter((name) => name.startsWith('lib/')).length).toBeGreaterThan(200);
  });

  it('imports go down only', () => {
    expect(production.flatMap(forbiddenImports)).toEqual([]);
  });

  it('a noun knows another only where the table says so', () => {
    expect(production.flatMap(undeclaredNounEdges)).toEqual([]);
  });

  it('the tables name nothing that is gone', () => {
    const folders = Object.values(layers).flatMap((layer) => layer.folders);
    expect(folders.filter((folder) => !sources.some(({ path }) => path.startsWith(`${folder}/`)))).toEqual([]);
    expect(Object.keys(longFiles).filter((path) => !sources.some((file) => file.path === path && file.lines > MAX_LINES))).toEqual([]);
  });

  it(`no file is above ${MAX_LINES} lines without a reason`, () => {
    const long = production.filter(({ path, lines }) => lines > MAX_LINES && !Object.hasOwn(longFiles, path) && !path.startsWith('prisma/seed/content/'));
    expect(long.map(({ path, lines }) => `${path}: ${lines} lines; split it, or name it in longFiles with its reason`)).toEqual([]);
    expect(Object.keys(longFiles).length).toBeLessThanOrEqual(production.length * 0.02);
  });

  it('bundled extensions are written like anybody else’s: against @nexus/sdk alone', () => {
    const bundled = production.filter(({ path }) => path.startsWith('extensions/') && path.split('/').length > 2);
    expect(bundled.length).toBeGreaterThan(0);
    expect(bundled.flatMap(({ path, imports }) => imports.filter((name) => !name.startsWith('@nexus/sdk') && !isOfExtension(path, name)).map((name) => `${path} imports ${name}`))).toEqual([]);
  });
});

function forbiddenImports({ path, imports }: SourceFile): string[] {
  const from = placeOf(path);
  if (!from) return [];
  const allowed: readonly string[] = layers[from.layer].mayImport;
  return imports.flatMap((name) => {
    const to = placeOf(name.replace(/^@nexus\/sdk/, 'sdk'));
    const isFine = !to || to.layer === from.layer || allowed.includes(to.layer) || (from.layer === 'bundled' && to.layer === 'sdk');
    return isFine ? [] : [`${path} imports ${name}: ${from.layer} may import ${describeAllowed(from.layer)}`];
  });
}

function undeclaredNounEdges({ path, imports }: SourceFile): string[] {
  const from = placeOf(path);
  if (from?.layer !== 'nouns') return [];
  const allowed = nounEdges[from.folder] ?? [];
  return imports.flatMap((name) => {
    const to = placeOf(name);
    const isFine = to?.layer !== 'nouns' || to.folder === from.folder || allowed.includes(to.folder);
    return isFine ? [] : [`${path} imports ${name}: ${from.folder} may know ${allowed.join(', ') || 'no other noun'}`];
  });
}

const describeAllowed = (layer: LayerName) => layers[layer].mayImport.join(', ') || 'nothing of ours';
const isOfExtension = (path: string, name: string) => name.startsWith(path.split('/').slice(0, 2).join('/'));
