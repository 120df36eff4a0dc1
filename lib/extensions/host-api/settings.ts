import { z } from 'zod';
import { HostCallError } from '../runner/host-call-error';
import { readSettings } from '../settings/read-settings';
import { saveOwnSettings } from '../settings/save-own-settings';
import { changesSchema } from '../settings/schema';
import { findManifest } from '../registry/find-manifest';
import { defineMember } from './define-member';

/** `nexus.settings.get()`: all that have a value; `get(key)`: one, null where nothing gives it a value. */
const get = defineMember({
  args: z.tuple([z.string().max(64).nullish()]),
  run: async ({ slug }, [key]) => {
    const values = await readSettings(slug);
    if (key === undefined || key === null) return values;
    if (Object.hasOwn(values, key)) return values[key] ?? null;
    const declared = Object.keys((await findManifest(slug))?.manifest.settings_schema ?? {});
    if (declared.includes(key)) return null;
    throw new HostCallError('UnknownSettingError', `"${key}" is not a key of settings_schema in the manifest. Declared: ${declared.join(', ') || 'none'}`, 'unknown_setting', declared);
  },
});

/** `nexus.settings.set(values)`. @throws AppError invalid_input with a message by key; then nothing is saved */
const set = defineMember({
  args: z.tuple([changesSchema]),
  rate: 'settingsSavesPerSecond',
  run: async ({ slug }, [changes]) => {
    await saveOwnSettings(slug, changes);
    return null;
  },
});

/** The extension's settings. */
export const settingsMembers = { 'settings.get': get, 'settings.set': set };
