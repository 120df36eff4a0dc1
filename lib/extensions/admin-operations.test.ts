import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { readExtension } from '@/lib/api/read-extension';
import { listGates } from './gates/list-gates';
import { getExtension } from './get-extension';
import { getProcess } from './get-process';
import { getSystem } from './get-system';
import { releaseFromQuarantine } from './release-from-quarantine';
import { readSettingsForAdmin } from './settings/read-settings-for-admin';
import { installManifest } from './testing';

useTestDatabase();

let admin: Viewer;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'nexus-admin-'));
  vi.stubEnv('NEXUS_DATA_DIR', dataDir);
  admin = await createViewer({ role: 'admin' });
  const { digest } = await installManifest({
    slug: 'showcase', name: 'Showcase', homepage: 'https://example.org', capabilities: ['content:read'], hooks: ['post_created', { event: 'post_deleted', priority: 1 }],
    settings_schema: { api_key: { type: 'string', secret: true, required: true, label: 'API key' }, limit: { type: 'number', default: 3 } },
    settings_tabs: [{ key: 'access', label: 'Access', fields: ['api_key'] }], permissions: [{ key: 'can_look', label: 'Can look' }],
  });
  const folder = path.join(dataDir, 'extensions', 'showcase', digest);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'README.md'), '# Hello\n\n<img src=x onerror=alert(1)> [bad](javascript:alert(1)) **good**');
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('operations of the admin pages', () => {
  const operations: Record<string, (viewer: Viewer | null) => unknown> = {
    getExtension: (viewer) => getExtension(viewer, { slug: 'showcase' }),
    getProcess: (viewer) => getProcess(viewer, { slug: 'showcase' }),
    getSystem,
    listGates: (viewer) => listGates(viewer, { slug: 'showcase' }),
    readExtension: (viewer) => readExtension(viewer, 'showcase'),
    readSettingsForAdmin: (viewer) => readSettingsForAdmin(viewer, { slug: 'showcase' }),
    releaseFromQuarantine: (viewer) => releaseFromQuarantine(viewer, { slug: 'showcase' }),
  };

  it.each(Object.keys(operations))('%s is for admins', async (name) => {
    const run = async (viewer: Viewer | null) => operations[name]?.(viewer);
    await expect(run(null)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(run(await createViewer())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(await createViewer({ role: 'moderator' }))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tell what an extension is, with a README that can do nothing', async () => {
    const extension = await getExtension(admin, { slug: 'showcase' });
    expect(extension).toMatchObject({ name: 'Showcase', capabilities: ['content:read'], hooks: ['post_created', 'post_deleted'], homepage: 'https://example.org', hasServerHalf: false, missingSettings: ['API key'], processState: null });
    expect(extension.readmeHtml).toContain('<strong>good</strong>');
    expect(extension.readmeHtml).not.toMatch(/<img|href="javascript/);
    await expect(getExtension(admin, { slug: 'nothing' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getProcess(admin, { slug: 'nothing' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getExtension(admin, { slug: '../x' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('show one whose manifest is not valid', async () => {
    await db().extension.create({ data: { slug: 'broken', name: 'broken', version: '', digest: '', source: 'bundled', manifest: {}, loadStatus: 'manifest_invalid', loadError: 'no name' } });
    expect(await readExtension(admin, 'broken')).toMatchObject({ slug: 'broken', load_status: 'manifest_invalid', load_error: 'no name', settings: {}, settings_schema: {}, permissions: [], process_state: 'none' });
  });

  it('answer the JSON that bundles rely on', async () => {
    expect(await readExtension(admin, 'showcase')).toMatchObject({
      slug: 'showcase', name: 'Showcase', version: '1.0.0', enabled: true, settings: { api_key: 'unset', limit: 3 }, settings_schema: { api_key: { secret: true }, limit: { default: 3 } },
      settings_tabs: [{ key: 'access', label: 'Access', fields: ['api_key'] }, { key: 'other', label: 'Other', fields: ['limit'] }], permissions: [{ key: 'can_look', label: 'Can look', tier: 'member', default: 'member', is_saved: false }],
      load_status: 'loaded', load_error: null, process_state: 'none',
    });
  });

  it('tell where its version stands: what is newer, what ran before, what was tried last', async () => {
    expect(await getExtension(admin, { slug: 'showcase' })).toMatchObject({ previousVersion: null, releaseNotesHtml: null, lastAttempt: null });
    const previousDigest = 'b'.repeat(64);
    const folder = path.join(dataDir, 'extensions', 'showcase', previousDigest);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'manifest.json'), JSON.stringify({ slug: 'showcase', version: '0.9.0' }));
    const latest = { version: '1.1.0', tag: 'v1.1.0', publishedAt: null, notes: '**New** <script>alert(1)</script>' };
    const lastAttempt = { version: '1.1.0', status: 'compile_failed', message: 'server/index.ts:1:1: no', at: '2026-03-12T14:00:00.000Z' };
    await db().extension.update({ where: { slug: 'showcase' }, data: { source: 'repository', previousDigest, latest, lastAttempt } });
    const extension = await getExtension(admin, { slug: 'showcase' });
    expect(extension).toMatchObject({ previousVersion: '0.9.0', updateVersion: '1.1.0', lastAttempt });
    expect(extension.releaseNotesHtml).toContain('<strong>New</strong>');
    expect(extension.releaseNotesHtml).not.toContain('<script');
    // Its files are gone: it is still known that there was one.
    await rm(folder, { recursive: true });
    expect(await getExtension(admin, { slug: 'showcase' })).toMatchObject({ previousVersion: null, versions: { canRollBack: true } });
  });

  it('list every limit with its default', async () => {
    await db().setting.create({ data: { key: 'extensionKnobs', value: { eventMs: 9000, unknown: 1, queryMs: 'fast', idleMs: 2 ** 31, startMs: 0, stopMs: 1.5 } } });
    const { knobs, knobProblems, level, processes } = await getSystem(admin);
    expect(knobs).toContainEqual({ name: 'eventMs', meaning: 'An event handler may take', unit: 'ms', value: 9000, default: 5000 });
    expect(knobs.filter(({ value, default: byDefault }) => value !== byDefault)).toHaveLength(1);
    const rule = 'which is no whole number from 1 to 2147483647; its default counts.';
    // As the database orders the keys.
    expect(knobProblems.toSorted()).toEqual(['"unknown" is not the name of a limit.', `idleMs is 2147483648, ${rule}`, `queryMs is "fast", ${rule}`, `startMs is 0, ${rule}`, `stopMs is 1.5, ${rule}`]);
    expect([level, processes]).toEqual([null, []]);
  });

  it('release nothing where no runners run', async () => {
    await expect(releaseFromQuarantine(admin, { slug: 'showcase' })).rejects.toMatchObject({ code: 'unavailable' });
  });
});
