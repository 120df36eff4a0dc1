import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { asRole, useExtensions } from '../sql/testing';
import { installManifest } from '../testing';
import { getRemoval } from './get-removal';
import { listKeptDataForAdmin } from './list-kept-data-for-admin';

useTestDatabase();
useExtensions('tides');

let admin: Viewer;
beforeAll(async () => {
  admin = await createViewer({ role: 'admin' });
  await asRole('tides', ({ client }) => client.query('CREATE TABLE tides (id int); CREATE TABLE berths (id int); CREATE VIEW all_tides AS SELECT * FROM tides'));
  const insert = (text: string) => getPool().query(text);
  await insert(`INSERT INTO extension_settings (slug, key, value) VALUES ('tides', 'a', '1'), ('tides', 'b', '2'), ('other', 'a', '1')`);
  await insert(`INSERT INTO extension_kv (slug, key, value, bytes) VALUES ('tides', 'k', '1', 1)`);
});

describe('what a removal takes', () => {
  it.each(['listKeptDataForAdmin', 'getRemoval'] as const)('%s is for admins', async (name) => {
    const run = (viewer: Viewer | null) => (name === 'getRemoval' ? getRemoval(viewer, { slug: 'tides' }) : listKeptDataForAdmin(viewer));
    await expect(run(null)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(run(await createViewer({ role: 'moderator' }))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is refused for what was never here, and for what is no slug', async () => {
    await expect(getRemoval(admin, { slug: 'nothing' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getRemoval(admin, { slug: 'No Slug' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('counts what it keeps by kind, kinds without any left out, and names who cannot do without it', async () => {
    await installManifest({ slug: 'needy', name: 'Needy one', dependencies: [{ slug: 'tides', version: '*' }] });
    await installManifest({ slug: 'easy', dependencies: [{ slug: 'tides', version: '*', optional: true }] });
    const { counts, dependents } = await getRemoval(admin, { slug: 'tides' });
    expect(counts).toEqual([{ kind: 'tables', count: 2 }, { kind: 'settings', count: 2 }, { kind: 'keys', count: 1 }]);
    expect(dependents).toEqual(['Needy one']);
  });

  it('is listed as kept once the extension is gone, until it is back', async () => {
    expect(await listKeptDataForAdmin(admin)).toEqual([]);
    await getPool().query(`INSERT INTO extension_kept_data (slug, version, source, origin) VALUES ('gone', '2.1.0', 'repository', 'https://github.com/a/gone')`);
    await getPool().query(`INSERT INTO extension_secrets (slug, key, sealed) VALUES ('gone', 'api_key', 'x')`);
    expect(await listKeptDataForAdmin(admin)).toMatchObject([{ slug: 'gone', version: '2.1.0', origin: 'https://github.com/a/gone', counts: [{ kind: 'secrets', count: 1 }] }]);
    await installManifest({ slug: 'gone' });
    expect(await listKeptDataForAdmin(admin)).toEqual([]);
  });
});
