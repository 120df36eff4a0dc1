import { SelectField } from '@/components/ui/select-field';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { inputName } from '@/lib/extensions/settings/parse-settings-form';
import type { SettingView } from '@/lib/extensions/settings/read-settings-for-admin';
import { ColourInput } from './colour-input';
import { MultiselectInput } from './multiselect-input';
import { SecretInput } from './secret-input';
import { describeSetting, textOf } from './setting-text';
import { SwitchInput } from './switch-input';

export interface SettingInputProps {
  field: SettingView;
  /** What was typed before the form came back; of a secret `true` or `false`. */
  typed?: string;
  error?: string;
}

/** The control of one setting, by its type. Uncontrolled, so that it works before and without scripts. */
export function SettingInput({ field, typed, error }: SettingInputProps) {
  const { key, type, label, options = [], min, max, integer, required, decidedBy } = field;
  const text = typed ?? textOf(field);
  const frame = { id: `field-${key}`, name: inputName(key), label, error, description: describeSetting(field), disabled: decidedBy !== null, optional: !required };
  const placeholder = field.placeholder ?? (field.fallback === null ? undefined : textOf({ ...field, value: field.fallback }));
  if (field.secret) return <SecretInput field={field} wasTyped={typed === 'true'} error={error} />;
  switch (type) {
    case 'boolean':
      return <SwitchInput field={field} isOn={text === 'true'} error={error} />;
    case 'multiselect':
      return <MultiselectInput field={field} chosen={text.split('\n')} error={error} />;
    case 'color':
      return <ColourInput {...frame} defaultValue={text} placeholder={placeholder ?? '#3366ff'} />;
    case 'number':
      return <TextField {...frame} type="number" inputMode={integer ? 'numeric' : 'decimal'} min={min} max={max} step={integer ? 1 : 'any'} defaultValue={text} placeholder={placeholder} />;
    case 'select':
      // A select ignores a default that changes later, so each answer of the server makes it anew.
      return (
        <SelectField key={text} {...frame} defaultValue={text}>
          {(text === '' || field.fallback !== null || !required) && <option value="">{field.fallback === null ? 'Choose' : `As by default (${labelOf(options, field.fallback)})`}</option>}
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </SelectField>
      );
    case 'text':
      return <TextArea {...frame} defaultValue={text} placeholder={placeholder} rows={4} />;
    case 'list':
      return <TextArea {...frame} defaultValue={text} placeholder={placeholder} rows={3} />;
    case 'json':
      return <TextArea {...frame} className="setting-code" defaultValue={text} placeholder={placeholder ?? '{ }'} rows={6} spellCheck={false} />;
    default:
      return <TextField {...frame} defaultValue={text} placeholder={placeholder} autoComplete="off" />;
  }
}

const labelOf = (options: readonly { value: string; label: string }[], value: unknown) => options.find((option) => option.value === value)?.label ?? String(value);
