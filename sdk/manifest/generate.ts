import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { manifestJsonSchema } from './json-schema';
import { manifestReference } from './reference';

const inRepository = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Files that are derived from the schema, with the text they should have. */
export function listGenerated(): { path: string; text: string }[] {
  const schema = `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`;
  return [
    { path: inRepository('./manifest.schema.json'), text: schema },
    { path: inRepository('../../docs/manifest-reference.md'), text: manifestReference() },
  ];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not there yet: it counts as different.
    return undefined;
  }
}

/** Writes the files that differ and returns their paths. */
export function writeGenerated(): string[] {
  const changed = listGenerated().filter(({ path, text }) => read(path) !== text);
  for (const { path, text } of changed) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return changed.map(({ path }) => path);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const path of writeGenerated()) process.stdout.write(`wrote ${path}\n`);
}
