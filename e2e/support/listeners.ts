import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** Two extensions that hear the same events, by their priority: the lower one is told first. */
export const LISTENERS = { early: 10, late: 80 } as const;
export type Listener = keyof typeof LISTENERS;

/** Writes down what it hears, once for each id, and how often it was told. */
const SERVER = (name: string) => `import { defineExtension } from '@nexus/sdk';

export const ${name} = defineExtension({
  async handleEvent(event, payload, _settings, nexus, { id }) {
    await nexus.db.query(
      'INSERT INTO heard (id, event, payload) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET told = heard.told + 1',
      [id, event, { ...payload }],
    );
  },
});
`;
const MIGRATION = `CREATE TABLE heard (
  id uuid PRIMARY KEY, event text NOT NULL, payload jsonb NOT NULL, told int NOT NULL DEFAULT 1, at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX heard_once ON heard (event, payload);
`;

/** Writes the packages of both into a folder that a forum can be started with. */
export async function writeListeners(folder: string, events: readonly string[]): Promise<void> {
  for (const [slug, priority] of Object.entries(LISTENERS)) {
    const name = slug === 'early' ? 'Early' : 'Late';
    const manifest = { manifest_version: 2, name, slug, version: '1.0.0', module: name, hooks: events.map((event) => ({ event, priority })) };
    await write(join(folder, slug, 'manifest.json'), JSON.stringify(manifest));
    await write(join(folder, slug, 'server', 'index.ts'), SERVER(name));
    await write(join(folder, slug, 'migrations', '0001_heard.up.sql'), MIGRATION);
    await write(join(folder, slug, 'migrations', '0001_heard.down.sql'), 'DROP TABLE heard;');
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
}

/** Where an extension keeps what it heard, as SQL. */
export async function heardBy(database: pg.Client, listener: Listener): Promise<string> {
  const { rows } = await database.query<{ name: string }>(`SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname LIKE 'ext\\_%\\_' || $1`, [listener]);
  if (!rows[0]) throw new Error(`The extension ${listener} has no schema.`);
  return `${rows[0].name}.heard`;
}
