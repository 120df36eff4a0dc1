import { findSettingProblem } from '@nexus/sdk/manifest';
import { findJsonProblem } from '@/lib/core/json-problem';
import type { Json } from '../runner/json';
import { isEmpty, isFieldVisible } from './field-visibility';
import { settingLabel, type DeclaredSetting } from './setting-fields';

const MAX_DEPTH = 32;

export interface CheckSettingsInput {
  fields: readonly DeclaredSetting[];
  /** What would count once saved. */
  effective: ReadonlyMap<string, Json>;
  /** What would be stored, which is checked even where something else counts. */
  stored: ReadonlyMap<string, Json>;
}

/** What is wrong with settings as they would be, a message by key. A field that its condition hides is not required. */
export function checkSettings({ fields, effective, stored }: CheckSettingsInput): Map<string, string> {
  const problems = new Map<string, string>();
  for (const field of fields) {
    const { key } = field;
    const value = stored.get(key);
    const problem = value === undefined ? undefined : (findJsonProblem(value, { depth: MAX_DEPTH }) ?? findSettingProblem(field, value));
    const label = capitalise(settingLabel(field));
    if (problem) problems.set(key, `${label} ${problem}.`);
    else if (field.required && isEmpty(effective.get(key)) && isFieldVisible(field, fields, effective)) problems.set(key, `${label} is required.`);
  }
  return problems;
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
