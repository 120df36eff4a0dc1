import type { SettingView } from '@/lib/extensions/settings/read-settings-for-admin';

/** A value as its control spells it. */
export function textOf({ type, value }: Pick<SettingView, 'type' | 'value'>): string {
  if (value === null) return '';
  if (Array.isArray(value) && type !== 'json') return value.map(String).join('\n');
  return typeof value === 'object' || type === 'json' ? JSON.stringify(value, null, 2) : String(value);
}

const hints: Readonly<Record<string, string>> = { list: 'One entry a line.', json: 'JSON, at most 64 KB.' };

/** The help under a control: the author's, how to fill it in, and who decides it where that is not the form. */
export function describeSetting({ type, description, decidedBy }: Pick<SettingView, 'type' | 'description' | 'decidedBy'>): string | undefined {
  const decided = decidedBy && `Decided by ${decidedBy} in the environment of the forum; it cannot be changed here.`;
  return [description, hints[type], decided].filter(Boolean).join(' ') || undefined;
}
