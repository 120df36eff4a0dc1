import { FieldNotes } from '@/components/ui/field';
import { Switch } from '@/components/ui/switch';
import { inputName } from '@/lib/extensions/settings/parse-settings-form';
import type { SettingView } from '@/lib/extensions/settings/read-settings-for-admin';
import { describeSetting } from './setting-text';

/** A setting that is on or off. The hidden field says "off" where the browser sends nothing for a box that is not ticked. */
export function SwitchInput({ field, isOn, error }: { field: SettingView; isOn: boolean; error?: string }) {
  const { key, label, decidedBy } = field;
  const id = `field-${key}`;
  return (
    <div>
      {decidedBy === null && <input type="hidden" name={inputName(key)} value="false" />}
      <Switch id={id} name={inputName(key)} value="true" label={label} description={describeSetting(field)} defaultChecked={isOn} disabled={decidedBy !== null} />
      <FieldNotes ids={{ description: `${id}-notes`, error: `${id}-error` }} error={error} />
    </div>
  );
}
