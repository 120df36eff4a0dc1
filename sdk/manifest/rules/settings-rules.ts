import { enumerate, formatPath } from '../issue';
import { findSettingProblem, type SettingRule } from '../setting-value';
import {
  entriesOf, listAt, mapAt, read, readText, reportDuplicates, type ManifestRule, type RawEntry,
} from './raw';

const NUMBER_ONLY = ['min', 'max', 'integer'];
const WITH_OPTIONS = ['select', 'multiselect'];

function readNumber(value: unknown, key: string): number | undefined {
  const found = read(value, key);
  return typeof found === 'number' ? found : undefined;
}

function toRule(entry: RawEntry, type: string): SettingRule {
  return {
    type,
    options: entriesOf(entry, 'options').flatMap(({ value }) => {
      const text = readText(value, 'value');
      return text === undefined ? [] : [{ value: text }];
    }),
    min: readNumber(entry.value, 'min'),
    max: readNumber(entry.value, 'max'),
    integer: read(entry.value, 'integer') === true,
  };
}

/** Each default is valid for its type, and attributes stand only where they mean something. */
export const checkSettings: ManifestRule = (manifest, report) => {
  for (const entry of mapAt(manifest, 'settings_schema').values()) {
    const type = readText(entry.value, 'type');
    if (type === undefined) continue;
    const rule = toRule(entry, type);
    const fallback = read(entry.value, 'default');
    const problem = fallback === undefined ? undefined : findSettingProblem(rule, fallback);
    if (problem) report.error([...entry.path, 'default'], problem, fallback);
    if (read(entry.value, 'secret') === true && fallback !== undefined && fallback !== '') {
      report.warn([...entry.path, 'default'], 'is public although the setting is secret');
    }
    if (rule.min !== undefined && rule.max !== undefined && rule.min > rule.max) {
      report.error([...entry.path, 'min'], `must not be larger than max (${rule.max})`, rule.min);
    }
  }
};

/** `options` belong to select and multiselect, `min`, `max` and `integer` to number. */
export const checkSettingAttributes: ManifestRule = (manifest, report) => {
  for (const entry of mapAt(manifest, 'settings_schema').values()) {
    const type = readText(entry.value, 'type');
    if (type === undefined) continue;
    const options = entriesOf(entry, 'options');
    if (WITH_OPTIONS.includes(type) && options.length === 0) {
      report.error([...entry.path, 'options'], `is required for the type ${type}`);
    }
    if (!WITH_OPTIONS.includes(type) && options.length > 0) {
      report.warn([...entry.path, 'options'], `has no effect on the type ${type}`);
    }
    reportDuplicates(
      options,
      (option) => readText(option, 'value'),
      (option, first, value) => {
        report.error(option.path, `repeats the value "${value}" of ${formatPath(first.path)}`);
      },
    );
    for (const name of NUMBER_ONLY) {
      if (type === 'number' || type === 'integer' || read(entry.value, name) === undefined) continue;
      report.error([...entry.path, name], `can only be used with the type number, not ${type}`);
    }
  }
};

/** Settings and permissions are stored side by side, so they share their keys. */
export const checkKeyCollisions: ManifestRule = (manifest, report) => {
  const settings = mapAt(manifest, 'settings_schema');
  for (const { path, value } of listAt(manifest, 'permissions')) {
    const key = readText(value, 'key');
    if (key === undefined || !settings.has(key)) continue;
    report.error([...path, 'key'], '{value} is already a key of settings_schema', key);
  }
};

/** A tab names existing settings, and a setting stands in one tab only. */
export const checkTabs: ManifestRule = (manifest, report) => {
  const known = mapAt(manifest, 'settings_schema');
  const fields = listAt(manifest, 'settings_tabs').flatMap((tab) => entriesOf(tab, 'fields'));
  for (const { path, value } of fields) {
    if (typeof value !== 'string' || known.has(value)) continue;
    const list = known.size > 0 ? `. Known keys: ${enumerate([...known.keys()])}` : '';
    report.error(path, `{value} is not a key of settings_schema${list}`, value);
  }
  reportDuplicates(
    fields,
    (value) => (typeof value === 'string' ? value : undefined),
    (entry, first, key) => {
      report.error(entry.path, `repeats the setting "${key}" of ${formatPath(first.path)}`);
    },
  );
};
