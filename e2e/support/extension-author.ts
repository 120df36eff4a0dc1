import { spawn } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const nexus = fileURLToPath(new URL('../../bin/nexus.mjs', import.meta.url));

export interface Command {
  pid: number;
  output: () => string;
  exited: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
}

/** Runs the command line as an author does: in a folder of their own. */
export function runNexus(args: string[], { dataDir, from, env = {} }: { dataDir: string; from: string; env?: Record<string, string> }): Command {
  const child = spawn(process.execPath, [nexus, ...args], { cwd: from, env: { ...process.env, NEXUS_DATA_DIR: dataDir, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return { pid: child.pid ?? 0, output: () => said.join(''), exited: new Promise((resolve) => child.on('close', resolve)), signal: (name) => void child.kill(name) };
}

export interface TideFiles {
  slug?: string;
  version?: string;
  /** What its slot says under a post. */
  slot?: string;
  /** What its API says. */
  answer?: string;
  files?: Record<string, string>;
}

/** An extension with everything that can be edited: manifest, bundle, asset, server code, a table. */
export const tideFiles = ({ slug = 'tide', version = '1.0.0', slot = 'Tide is low', answer = 'low', files = {} }: TideFiles = {}): Record<string, string> => ({
  'manifest.json': JSON.stringify({ manifest_version: 2, name: 'Tide', slug, version, module: 'Tide', js_bundle: 'tide.js', slots: ['post_footer'] }),
  'README.md': 'The tide.',
  'server/index.ts': `import { defineExtension } from '@nexus/sdk';
import { tide } from './tide';
export const Tide = defineExtension({
  routes(router, nexus) {
    router.get('/tide', {}, async () => ({ tide, ...(await nexus.db.query('SELECT * FROM tides')).rows[0] }));
  },
  async onInstall(settings, nexus) { await nexus.db.query("INSERT INTO tides (word) VALUES ('installed')"); },
});`,
  'server/tide.ts': `export const tide = '${answer}';`,
  'migrations/0001_tides.up.sql': 'CREATE TABLE tides (word text NOT NULL);',
  'priv/static/tide.js': `window.Nexus.registerSlot({ slug: '${slug}', slot: 'post_footer', component: () => window.React.createElement('p', { 'data-testid': '${slug}' }, ${JSON.stringify(slot)}) });`,
  'priv/static/note.txt': 'first',
  ...files,
});

/** Saves files as many editors do: written beside, then renamed into place. */
export async function saveFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new~`, text);
    await rename(`${file}.new~`, file);
  }
}
