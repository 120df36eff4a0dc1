'use client';

import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useFormAction } from '@/components/ui/use-form-action';
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard';
import { saveSettingsAction } from '@/lib/extensions/settings/actions';
import { inputName, typedSecretName } from '@/lib/extensions/settings/parse-settings-form';
import type { SettingsView } from '@/lib/extensions/settings/read-settings-for-admin';
import { SettingInput } from './setting-input';
import { SettingsTabs } from './settings-tabs';
import { useSettingsTab, useTabOfFirstError } from './use-settings-tab';
import { useVisibleSettings } from './use-visible-settings';

export interface SettingsFormProps {
  slug: string;
  tabs: SettingsView['tabs'];
}

/** The settings that a manifest declares, as one form over all tabs. Without scripts the tabs stand under each other. */
export function SettingsForm({ slug, tabs }: SettingsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const fields = useMemo(() => tabs.flatMap((tab) => tab.fields), [tabs]);
  const { state, isPending, formProps } = useFormAction(saveSettingsAction);
  const { hidden, look } = useVisibleSettings(fields, form);
  const [isDirty, setDirty] = useState(false);
  const [saves, setSaves] = useState(0);
  const current = useSettingsTab(tabs);
  useTabOfFirstError(tabs, state.fields, current);
  useUnsavedGuard(isDirty);
  useEffect(() => {
    if (!state.ok) return;
    setDirty(false);
    setSaves((count) => count + 1);
  }, [state]);

  const onInput = () => {
    setDirty(true);
    look();
  };
  const onReset = (event: FormEvent<HTMLFormElement>) => {
    setDirty(false);
    // The fields have their old values once this event is over.
    event.currentTarget.ownerDocument.defaultView?.requestAnimationFrame(look);
  };

  return (
    <form {...formProps} ref={form} onInput={onInput} onReset={onReset} className="form settings-form">
      <input type="hidden" name="slug" value={slug} />
      <FormError message={state.ok ? undefined : state.message} fields={state.fields} />
      {tabs.length > 1 && <SettingsTabs tabs={tabs} current={current} errors={state.fields} />}
      {tabs.map((tab) => (
        <section key={tab.key} id={tab.key} className={tab.key === current ? 'settings-tab' : 'settings-tab needs-scripts'} aria-label={tab.label}>
          {tabs.length > 1 && <h3 className="settings-tab-title">{tab.label}</h3>}
          {tab.fields.map((field) => (
            // A secret that was saved leaves its field empty.
            <div key={field.secret ? `${field.key} ${saves}` : field.key} className={hidden.has(field.key) ? 'needs-scripts' : undefined}>
              <SettingInput field={field} typed={state.ok ? undefined : state.values?.[field.secret ? typedSecretName(field.key) : inputName(field.key)]} error={state.fields?.[field.key]} />
            </div>
          ))}
        </section>
      ))}
      <div className="form-actions settings-actions">
        <Button type="submit" variant="primary" pending={isPending}>Save settings</Button>
        <Button type="reset" variant="plain" className="js-only" disabled={!isDirty}>Discard changes</Button>
        <span role="status" className="text-13 text-t3">{isDirty ? 'Unsaved changes' : state.ok ? state.message : ''}</span>
      </div>
    </form>
  );
}
