import { FieldNotes } from '@/components/ui/field';
import { inputName } from '@/lib/extensions/settings/parse-settings-form';
import type { SettingView } from '@/lib/extensions/settings/read-settings-for-admin';
import { describeSetting } from './setting-text';

/** Several of a setting's options, a box each. The hidden field names the setting where no box is ticked. */
export function MultiselectInput({ field, chosen, error }: { field: SettingView; chosen: readonly string[]; error?: string }) {
  const { key, label, options = [], decidedBy, required } = field;
  const id = `field-${key}`;
  return (
    <fieldset id={id} tabIndex={-1} className="field setting-choices" disabled={decidedBy !== null} aria-describedby={`${id}-description`}>
      <legend className="field-label">{label}{!required && <span className="field-optional">optional</span>}</legend>
      <input type="hidden" name={inputName(key)} value="" />
      {options.map((option) => (
        <label key={option.value} className="check">
          <input type="checkbox" name={inputName(key)} value={option.value} defaultChecked={chosen.includes(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
      <FieldNotes ids={{ description: `${id}-description`, error: `${id}-error` }} description={describeSetting(field)} error={error} />
    </fieldset>
  );
}
