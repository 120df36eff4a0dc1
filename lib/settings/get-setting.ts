import { getPool } from '@/lib/db/pool';
import { settings, type SettingName, type SettingValue } from './schema';

/** The stored value of a setting, else its default. */
export async function getSetting<Name extends SettingName>(name: Name): Promise<SettingValue<Name>> {
  const { rows } = await getPool().query<{ value: unknown }>({ name: 'get-setting', text: 'SELECT value FROM settings WHERE key = $1', values: [name] });
  const schema = settings[name];
  const parsed = schema.safeParse(rows[0]?.value);
  return (parsed.success ? parsed.data : schema.parse(undefined)) as SettingValue<Name>;
}
