import { Checkbox } from '@/components/ui/checkbox';
import { TextField } from '@/components/ui/text-field';
import { clearName, inputName } from '@/lib/extensions/settings/parse-settings-form';
import type { SettingView } from '@/lib/extensions/settings/read-settings-for-admin';
import { describeSetting } from './setting-text';

/** A secret: it can be written and removed, never read. */
export function SecretInput({ field, wasTyped, error }: { field: SettingView; wasTyped: boolean; error?: string }) {
  const { key, label, isSet, isSaved, decidedBy, required, placeholder } = field;
  const state = isSet ? 'It is set; what you type here replaces it, and an empty field keeps it.' : 'It is not set.';
  return (
    <div className="setting-secret">
      <TextField
        id={`field-${key}`}
        name={inputName(key)}
        type="password"
        label={label}
        description={[describeSetting(field), decidedBy === null && state].filter(Boolean).join(' ')}
        error={error}
        disabled={decidedBy !== null}
        optional={!required}
        autoComplete="new-password"
        placeholder={isSet ? '••••••••••••' : placeholder}
      />
      {wasTyped && <p className="no-js-only setting-retype">Type it again: what was typed here is not sent back.</p>}
      {isSaved && decidedBy === null && <Checkbox name={clearName(key)} id={`field-${key}-clear`} value="true" label={`Remove the stored ${label}`} />}
    </div>
  );
}
