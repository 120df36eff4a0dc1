import { newMember } from './support/accounts';
import { open } from './support/forms';
import { findBarriers, findOverflow } from './support/look';
import { sql } from './support/site';
import { insertTask, pathOfTask, reviewOf, type InsertTaskInput } from './support/tasks';
import { expect, test } from './support/test';
import { forgetExtension, insertExtension } from './support/versions';

const LONG = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';
const SLUG = 'guide-look';
const REGISTRY = 'https://look.example.org/registry.json';

const long = reviewOf({
  slug: SLUG, name: LONG, version: `1.0.0-${LONG}`, description: LONG.repeat(3), author: LONG, origin: `https://github.com/${LONG}/${LONG}`, repository: `github.com/${LONG}/${LONG}`,
  capabilities: ['content:read', 'content:write', 'users:read', 'users:email', 'notifications:send', 'mail:send', 'http:fetch', 'storage', 'events', 'services', LONG],
  network: [`${LONG}.example.org`, ...Array.from({ length: 20 }, (_, index) => `host-${index}.example.org`)], permissions: [LONG], warnings: [LONG.repeat(2)],
  change: { fromVersion: '1.1.0', addedCapabilities: ['mail:send', LONG], addedNetwork: [`${LONG}.example.org`], owner: { from: `github.com/${LONG}/a`, to: `github.com/${LONG}/${LONG}` } },
});

/** Each state with everything that a page has to find room for. */
const states = {
  running: { state: 'running', steps: ['resolve', 'release', 'download'], last: 'running', detail: '340 KB of 1200 KB' },
  waiting: { kind: 'update', state: 'waiting', steps: ['resolve', 'release', 'download', 'extract', 'read', 'review'], last: 'running', review: long },
  done: { state: 'done', steps: ['extract', 'read', 'review', 'check', 'store', 'switch', 'hook'], detail: LONG, review: long, message: `Version 1 is installed.\n${LONG}${LONG}` },
  failed: { kind: 'update', state: 'failed', steps: ['read', 'compile'], last: 'failed', status: 'compile_failed', message: `server/${LONG}.ts:1:1: ${LONG}${LONG}\n  1 | ${LONG} = ;` },
  refused: { state: 'failed', steps: ['read'], last: 'failed', status: 'manifest_invalid', message: `${LONG}${LONG}\nname is missing` },
  cancelled: { state: 'cancelled', steps: ['resolve'], last: 'running' },
} as const satisfies Record<string, Omit<InsertTaskInput, 'steps'> & { steps: readonly string[] }>;

const paths: string[] = [];

test.beforeAll(async () => {
  await forgetExtension(SLUG);
  await insertExtension({ slug: SLUG });
  await sql(`UPDATE extensions SET last_attempt = $2, check_error = $3 WHERE slug = $1`, [SLUG, JSON.stringify({ version: '1.3.0', status: 'migration_failed', message: LONG.repeat(2), at: new Date().toISOString() }), LONG.repeat(2)]);
  await sql(`INSERT INTO extension_registries (url, name, entries, read_at, error) VALUES ($1, $2, $3, now(), $4)`, [
    REGISTRY, LONG, JSON.stringify([{ slug: LONG, name: LONG, description: LONG.repeat(4), author: LONG, manifestUrl: REGISTRY, categories: [LONG, 'a', 'b', 'c'] }]), LONG.repeat(2),
  ]);
  for (const { steps, ...task } of Object.values(states)) paths.push(pathOfTask(await insertTask({ ...task, slug: SLUG, steps: [...steps] })));
});

test.afterAll(async () => {
  await forgetExtension(SLUG);
  await sql('DELETE FROM extension_registries WHERE url = $1', [REGISTRY]);
});

for (const [theme, width] of [['light', 360], ['dark', 360], ['light', 1280]] as const) {
  test(`${theme}, ${width} wide: nothing sticks out and nobody is kept out`, async ({ newBrowser }) => {
    test.slow();
    const page = await (await newBrowser({ colorScheme: theme, viewport: { width, height: 800 } })).newPage();
    await newMember(page, { role: 'admin' });
    for (const path of [...paths, '/admin/installs', '/admin/installs/new', '/admin/store', '/admin/extensions', `/admin/extensions/${SLUG}/versions`, `/admin/extensions/${SLUG}/remove`]) {
      await open(page, path);
      if (path.endsWith('/remove')) await page.getByLabel('Delete everything').check();
      expect.soft(await findOverflow(page), `${path} sticks out`).toEqual([]);
      expect.soft(await findBarriers(page), `${path} keeps people out`).toEqual([]);
    }
  });
}
