'use client';

import { type RefObject, useCallback, useMemo, useState } from 'react';
import { isFieldVisible } from '@/lib/extensions/settings/field-visibility';
import { parseSettingsForm } from '@/lib/extensions/settings/parse-settings-form';
import type { SettingView } from '@/lib/extensions/settings/read-settings-for-admin';

type Values = ReadonlyMap<string, SettingView['value']>;

/** Which settings are hidden by their conditions, going by what stands in the form now. @returns them, and what looks again */
export function useVisibleSettings(fields: readonly SettingView[], form: RefObject<HTMLFormElement | null>) {
  const stored = useMemo<Values>(() => new Map(fields.map(({ key, secret, isSet, value }) => [key, secret && isSet ? true : value])), [fields]);
  const [typed, setTyped] = useState<Values>(new Map());
  const look = useCallback(() => {
    if (form.current) setTyped(parseSettingsForm(new FormData(form.current), fields).changes);
  }, [fields, form]);
  const values = new Map([...stored, ...typed]);
  return { hidden: new Set(fields.filter((field) => !isFieldVisible(field, fields, values)).map(({ key }) => key)), look };
}
