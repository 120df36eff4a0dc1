import { beforeAll, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { log } from '@/lib/core/log';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { answerHost } from '../host-api/answer-host';
import { helloFiles, useServerHalves, writeFiles } from '../install/testing';
import { saveSettings } from './save-settings';

useTestDatabase();
const halves = useServerHalves(answerHost);

const SERVER = `
  import { defineExtension } from '@nexus/sdk';
  export const Hello = defineExtension({
    async handleEvent() {},
    async validateSettings(values) { throw new Error('refused ' + values.api_key); },
  });`;

let admin: Viewer;
beforeAll(async () => {
  // The runner is started for the check, which takes a busy machine a while.
  await db().setting.create({ data: { key: 'extensionKnobs', value: { validationMs: 20_000 } } });
  await halves.install(await writeFiles(helloFiles({ settings_schema: { api_key: { type: 'string', secret: true } } }, { 'server/index.ts': SERVER })));
  admin = await createViewer({ role: 'admin' });
});

it('settings are saved when the extension’s check throws; what it threw is in its own log alone', async () => {
  const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
  expect(await saveSettings(admin, { slug: 'hello', settings: { api_key: 'hunter2' } })).toMatchObject({ changed: ['api_key'] });
  const lines = halves.supervisor().logs('hello').map(({ message }) => message).join('\n');
  const incident = /validateSettings threw \(incident (\w+)\): Error: refused hunter2/.exec(lines)?.[1];
  expect(warned.mock.calls).toEqual([[{ extension: 'hello', code: 'handler_threw', incident }, 'settings are saved without the extension’s own check']]);
});
