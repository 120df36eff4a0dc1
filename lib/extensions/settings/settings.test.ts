import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import type { Viewer } from '@/lib/auth/viewer';
import { waitUntil } from '@/lib/core/wait-until';
import { announce } from '@/lib/realtime/announce';
import { onNotify, startListening, stopListening } from '@/lib/realtime/listener';
import { createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { askHost } from '../host-api/testing';
import { installManifest } from '../testing';
import { readSettings } from './read-settings';
import { readSettingsForAdmin } from './read-settings-for-admin';
import { saveSettings } from './save-settings';

useTestDatabase();

const schema = {
  title: { type: 'string', default: 'Polls', required: true },
  limit: { type: 'number', default: 4, min: 1, max: 10, integer: true },
  colour: { type: 'color', label: 'Colour of bars' },
  mode: { type: 'select', options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }], default: 'a' },
  open: { type: 'boolean', default: false },
  words: { type: 'list' },
  extra: { type: 'json' },
  api_key: { type: 'string', secret: true },
  host: { type: 'string', required: true, visible_when: 'config.open == true' },
};

let admin: Viewer;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'nexus-settings-'));
  vi.stubEnv('NEXUS_DATA_DIR', dataDir);
  admin = await createViewer({ role: 'admin' });
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('NEXUS_EXT_')) delete process.env[name];
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function install(slug: string, files: Record<string, unknown> = {}, settings_schema: object = schema): Promise<void> {
  const { digest } = await installManifest({ slug, settings_schema: JSON.parse(JSON.stringify(settings_schema)) });
  const folder = path.join(dataDir, 'extensions', slug, digest, 'config');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, '..', 'manifest.json'), JSON.stringify({ settings_schema }));
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const save = (slug: string, settings: Record<string, unknown>) => saveSettings(admin, { slug, settings });

describe('precedence', () => {
  it('lets each layer win over the one before', async () => {
    await install('layers', { 'default.json': { limit: 5, title: 'From the file', unknown: 1 }, 'test.json': { limit: 6 }, 'production.json': { limit: 9 } });
    expect(await readSettings('layers')).toEqual({ title: 'From the file', limit: 6, mode: 'a', open: false });
    await save('layers', { limit: 7 });
    expect(await readSettings('layers')).toMatchObject({ limit: 7 });
    process.env.NEXUS_EXT_LAYERS_LIMIT = '8';
    expect(await readSettings('layers')).toMatchObject({ limit: 8 });
    delete process.env.NEXUS_EXT_LAYERS_LIMIT;
    await save('layers', { limit: null });
    expect(await readSettings('layers')).toMatchObject({ limit: 6 });
  });

  it('passes over what does not fit, and says so without the value', async () => {
    await install('odd-ones', { 'default.json': { limit: 'many', mode: 'z' }, 'test.json': '{"api_key": hunter2}' });
    process.env.NEXUS_EXT_ODD_ONES_LIMIT = 'hunter2';
    process.env.NEXUS_EXT_ODD_ONES_TITLE = 'From outside';
    process.env.NEXUS_EXT_ODD_ONES_WORDS = '["a","b"]';
    process.env.NEXUS_EXT_ODD_ONES_OPEN = '1';
    expect(await readSettings('odd-ones')).toEqual({ title: 'From outside', limit: 4, mode: 'a', open: true, words: ['a', 'b'] });
    const { problems, tabs } = await readSettingsForAdmin(admin, { slug: 'odd-ones' });
    expect(problems).toEqual(['config/test.json is not JSON', 'NEXUS_EXT_ODD_ONES_LIMIT is not a number', 'limit: config/default.json must be a number', 'mode: config/default.json must be one of its options: a, b']);
    expect(problems.join()).not.toContain('hunter2');
    expect(tabs[0]?.fields.find(({ key }) => key === 'title')).toMatchObject({ value: 'From outside', decidedBy: 'NEXUS_EXT_ODD_ONES_TITLE' });
  });

  it('gives a variable that two slugs spell to the one that was there first', async () => {
    await install('google', {}, { maps_key: { type: 'string', secret: true } });
    await install('google-maps', {}, { key: { type: 'string' } });
    process.env.NEXUS_EXT_GOOGLE_MAPS_KEY = 'secret of google';
    expect(await readSettings('google')).toEqual({ maps_key: 'secret of google' });
    expect(await readSettings('google-maps')).toEqual({});
    expect((await readSettingsForAdmin(admin, { slug: 'google-maps' })).problems).toEqual(['NEXUS_EXT_GOOGLE_MAPS_KEY is the name of a setting of "google" too, which was installed first, and counts for that one']);
  });

  it('knows nothing of a slug that is not installed, nor keys that the manifest does not declare', async () => {
    expect(await readSettings('nothing')).toEqual({});
    await install('strict');
    await db().extensionSetting.create({ data: { slug: 'strict', key: 'left_over', value: 1 } });
    expect(await readSettings('strict')).not.toHaveProperty('left_over');
  });
});

describe('saveSettings', () => {
  it('is for admins', async () => {
    await install('guarded');
    for (const [viewer, code] of [[null, 'unauthenticated'], [await createViewer(), 'forbidden'], [await createViewer({ role: 'moderator' }), 'forbidden']] as const) {
      await expect(saveSettings(viewer, { slug: 'guarded', settings: { limit: 2 } })).rejects.toMatchObject({ code });
      await expect(readSettingsForAdmin(viewer, { slug: 'guarded' })).rejects.toMatchObject({ code });
    }
    await expect(save('not-there', {})).rejects.toMatchObject({ code: 'not_found' });
    await expect(save('guarded', [] as never)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('names every field that does not fit, and writes nothing', async () => {
    await install('checked');
    await expect(save('checked', { limit: 11, colour: 'red', mode: 'z', open: 'yes', words: 'x', title: '', api_key: 'a\0b' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: '7 settings need another look.',
      fields: {
        title: 'Title is required.', limit: 'Limit must be at most 10.', colour: 'Colour of bars must be a colour such as #3366ff.', mode: 'Mode must be one of its options: a, b.',
        open: 'Open must be true or false.', words: 'Words must be a list.', api_key: 'Api key holds a character that cannot be stored.',
      },
    });
    await expect(save('checked', { __proto__x: 1, limit: 2 })).rejects.toMatchObject({ fields: { __proto__x: expect.stringContaining('There is no setting "__proto__x". Declared: title, limit') } });
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    await expect(save('checked', { extra: deep })).rejects.toMatchObject({ fields: { extra: 'Extra is nested more than 32 levels deep.' } });
    expect(await db().extensionSetting.count({ where: { slug: 'checked' } })).toBe(0);
  });

  it('asks for what is required only where the form shows it', async () => {
    await install('conditional');
    await save('conditional', { limit: 2 });
    await expect(save('conditional', { open: true })).rejects.toMatchObject({ fields: { host: 'Host is required.' } });
    await save('conditional', { open: true, host: 'example.org' });
    await save('conditional', { open: false });
    expect(await readSettings('conditional')).toMatchObject({ open: false, host: 'example.org' });
  });

  it('keeps secrets sealed, never shows them, keeps them when empty and forgets them on null', async () => {
    await install('sealed');
    await save('sealed', { api_key: 'hunter2', limit: 3 });
    expect(await readSettings('sealed')).toMatchObject({ api_key: 'hunter2' });
    const everything = JSON.stringify([await readSettingsForAdmin(admin, { slug: 'sealed' }), await db().extensionSetting.findMany(), await db().auditEntry.findMany(), (await db().extensionSecret.findMany()).map(({ sealed }) => Buffer.from(sealed).toString('latin1'))]);
    expect(everything).not.toContain('hunter2');
    expect((await readSettingsForAdmin(admin, { slug: 'sealed' })).tabs[0]?.fields.find(({ key }) => key === 'api_key')).toMatchObject({ value: null, isSet: true, isSaved: true });
    expect(await save('sealed', { api_key: '', limit: 3 })).toEqual({ changed: [], unchecked: null });
    expect(await readSettings('sealed')).toMatchObject({ api_key: 'hunter2' });
    await save('sealed', { api_key: null });
    expect(await readSettings('sealed')).not.toHaveProperty('api_key');
    const audit = await db().auditEntry.findMany({ where: { subject: 'extension:sealed' }, orderBy: { id: 'asc' }, select: { action: true, actorId: true, before: true, after: true } });
    expect(audit).toEqual([
      { action: 'extension.save_settings', actorId: admin.id, before: { limit: 'unset', api_key: 'unset' }, after: { limit: 3, api_key: 'set' } },
      { action: 'extension.save_settings', actorId: admin.id, before: { api_key: 'set' }, after: { api_key: 'unset' } },
    ]);
  });

  it('says which secret cannot be read any more', async () => {
    await install('rotated');
    await save('rotated', { api_key: 'hunter2' });
    vi.stubEnv('NEXTAUTH_SECRET', 'another master secret, just as long as the first');
    expect((await readSettingsForAdmin(admin, { slug: 'rotated' })).problems).toEqual(['the secret "api_key" cannot be read any more; enter it again']);
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret that only tests know, of some length');
  });

  it('are sealed anew under a new master secret when they are saved again, the same too', async () => {
    await install('moved');
    const [old, next] = ['a secret that only tests know, of some length', 'another master secret, just as long as the first'];
    await save('moved', { api_key: 'hunter2' });
    vi.stubEnv('NEXTAUTH_SECRET', next);
    vi.stubEnv('NEXUS_SECRET_PREVIOUS', old);
    expect(await readSettings('moved')).toMatchObject({ api_key: 'hunter2' });
    expect(await save('moved', { api_key: 'hunter2' })).toMatchObject({ changed: ['api_key'] });
    vi.stubEnv('NEXUS_SECRET_PREVIOUS', undefined);
    expect(await readSettings('moved')).toMatchObject({ api_key: 'hunter2' });
    vi.stubEnv('NEXTAUTH_SECRET', old);
  });

  it('takes a setting that became a secret out of the clear', async () => {
    await install('tightened', {}, { token: { type: 'string' } });
    await save('tightened', { token: 'old' });
    await install('tightened', {}, { token: { type: 'string', secret: true } });
    expect(await readSettings('tightened')).toEqual({});
    await save('tightened', { token: 'new' });
    expect(await db().extensionSetting.count({ where: { slug: 'tightened' } })).toBe(0);
    expect(await readSettings('tightened')).toEqual({ token: 'new' });
  });

  it('asks the extension last, with what would count, and heeds it', async () => {
    await install('own-word');
    const validate = vi.fn(async () => ({ problems: { title: 'Taken.', elsewhere: 'x' }, unchecked: null }));
    await expect(saveSettings(admin, { slug: 'own-word', settings: { limit: 99 } }, validate)).rejects.toMatchObject({ fields: { limit: 'Limit must be at most 10.' } });
    expect(validate).not.toHaveBeenCalled();
    await expect(saveSettings(admin, { slug: 'own-word', settings: { title: 'New' } }, validate)).rejects.toMatchObject({ message: 'Taken.', fields: { title: 'Taken.' } });
    expect(validate).toHaveBeenCalledWith('own-word', { title: 'New', limit: 4, mode: 'a', open: false });
    await expect(saveSettings(admin, { slug: 'own-word', settings: { title: 'New' } }, async () => ({ problems: { elsewhere: 'The server is down.' }, unchecked: null }))).rejects.toMatchObject({ message: 'The server is down.' });
    expect(await readSettings('own-word')).toMatchObject({ title: 'Polls' });
  });

  it('saves without a word of the extension that does not come, and says why', async () => {
    await install('speechless');
    const silent = async () => ({ problems: {}, unchecked: 'it is in quarantine' });
    expect(await saveSettings(admin, { slug: 'speechless', settings: { title: 'New' } }, silent)).toEqual({ changed: ['title'], unchecked: 'it is in quarantine' });
    expect(await readSettings('speechless')).toMatchObject({ title: 'New' });
  });
});

describe('nexus.settings', () => {
  it('gives all, one, and null for what has no value', async () => {
    await install('host');
    expect(await askHost('settings.get', [], { slug: 'host' })).toEqual({ title: 'Polls', limit: 4, mode: 'a', open: false });
    expect([await askHost('settings.get', ['limit'], { slug: 'host' }), await askHost('settings.get', ['colour'], { slug: 'host' })]).toEqual([4, null]);
    await expect(askHost('settings.get', ['constructor'], { slug: 'host' })).rejects.toMatchObject({ name: 'UnknownSettingError', message: expect.stringContaining('Declared: title, limit') });
  });

  it('saves under the rules of the form, and judges only what it names', async () => {
    await install('own');
    await db().extensionSetting.create({ data: { slug: 'own', key: 'mode', value: 'gone by an update' } });
    await expect(askHost('settings.set', [{ limit: 0 }], { slug: 'own' })).rejects.toMatchObject({ code: 'invalid_input', fields: { limit: 'Limit must be at least 1.' } });
    await askHost('settings.set', [{ limit: 2, api_key: 'k' }], { slug: 'own' });
    expect(await askHost('settings.get', [], { slug: 'own' })).toMatchObject({ limit: 2, api_key: 'k', mode: 'a' });
    expect(await db().auditEntry.count({ where: { subject: 'extension:own' } })).toBe(0);
  });

  it('saves without a word to open pages: each would read its extensions again, as often as the extension likes', async () => {
    await install('quiet');
    await startListening();
    const heard: string[] = [];
    const stop = onNotify('extensions', ({ event }) => void heard.push(event));
    await askHost('settings.set', [{ limit: 3 }], { slug: 'quiet' });
    await saveSettings(admin, { slug: 'quiet', settings: { limit: 5 } });
    await announce({ topic: 'extensions', event: 'last' });
    expect(await waitUntil(() => heard.includes('last'), 5_000)).toBe(true);
    expect(heard).toEqual(['settings', 'last']);
    stop();
    await stopListening();
  });
});
