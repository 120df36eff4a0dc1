import { formatPath } from '../issue';
import { ADMIN_FIELD_TYPES } from '../known';
import {
  entriesOf, listAt, mapAt, read, readText, reportDuplicates, type ManifestRule, type RawEntry,
  type RawManifest, type Reporter,
} from './raw';

const screensOf = (manifest: RawManifest) => listAt(manifest, 'admin_ui', 'screens');

function promptsOf(screen: RawEntry): RawEntry[] {
  return entriesOf(screen, 'actions').flatMap((action) => entriesOf(action, 'prompt_fields'));
}

function reportRepeatedKeys(report: Reporter, entries: RawEntry[], key: string): void {
  reportDuplicates(
    entries,
    (value) => readText(value, key),
    (entry, first, name) => {
      report.error(entry.path, `repeats the ${key} "${name}" of ${formatPath(first.path)}`);
    },
  );
}

/** Keys and ids that are used once on a screen. */
export const checkScreenNames: ManifestRule = (manifest, report) => {
  for (const screen of screensOf(manifest)) {
    reportRepeatedKeys(report, entriesOf(screen, 'fields'), 'key');
    reportRepeatedKeys(report, entriesOf(screen, 'actions'), 'id');
    for (const action of entriesOf(screen, 'actions')) {
      reportRepeatedKeys(report, entriesOf(action, 'prompt_fields'), 'key');
    }
  }
};

/** Without `describe`, the forum draws each screen from the fields and settings declared here. */
export const checkStaticScreens: ManifestRule = (manifest, report) => {
  if (read(manifest, 'admin_ui', 'describe') === true) return;
  const settings = mapAt(manifest, 'settings_schema');
  for (const screen of screensOf(manifest)) {
    const fields = entriesOf(screen, 'fields');
    if (fields.length === 0) {
      report.error([...screen.path, 'fields'], 'must have at least one entry, because describe is false');
    }
    for (const { path, value } of fields) {
      const key = readText(value, 'key');
      if (key === undefined || readText(value, 'type') === 'link') continue;
      const setting = settings.get(key);
      if (!setting) {
        report.error([...path, 'key'], '{value} is not a key of settings_schema', key);
        continue;
      }
      const isSecret = read(setting.value, 'secret') === true;
      if (isSecret === (readText(value, 'type') === 'secret')) continue;
      const other = isSecret ? 'is secret' : 'is not marked "secret": true';
      report.warn([...path, 'type'], `does not agree with settings_schema, where "${key}" ${other}`);
    }
  }
};

function checkField({ path, value }: RawEntry, report: Reporter): void {
  const type = readText(value, 'type');
  if (type === undefined) return;
  if (!ADMIN_FIELD_TYPES.some((name) => name === type)) {
    const known = `Known types: ${ADMIN_FIELD_TYPES.join(', ')}`;
    report.warn([...path, 'type'], `{value} is not a known type and shows a notice. ${known}`, type);
  }
  if (type !== 'select' && type !== 'multiselect') return;
  if (entriesOf({ path, value }, 'options').length > 0) return;
  if (read(value, 'options_source') === undefined) {
    report.error(path, `must have options or options_source, because its type is ${type}`);
  }
}

function checkSource({ path, value }: RawEntry, report: Reporter): void {
  const source = [...path, 'options_source'];
  const kind = readText(value, 'options_source', 'kind');
  const hasMethod = read(value, 'options_source', 'method') !== undefined;
  if (kind === 'rpc' && !hasMethod) {
    report.error([...source, 'method'], 'is required for the kind rpc');
  }
  if (kind === 'static' && hasMethod) {
    report.error([...source, 'method'], 'can only be used with the kind rpc');
  }
  if (kind === 'static' && entriesOf({ path, value }, 'options').length === 0) {
    report.error([...path, 'options'], 'is required for the kind static');
  }
}

/** Choices come from somewhere; types that are not known are pointed out. */
export const checkAdminFields: ManifestRule = (manifest, report) => {
  for (const screen of screensOf(manifest)) {
    for (const field of [...entriesOf(screen, 'fields'), ...promptsOf(screen)]) {
      checkField(field, report);
      checkSource(field, report);
    }
  }
};

function methodsOf(screen: RawEntry): RawEntry[] {
  const at = (entry: RawEntry, ...keys: string[]): RawEntry => ({
    path: [...entry.path, ...keys],
    value: read(entry.value, ...keys),
  });
  return [
    at(screen, 'load'),
    at(screen, 'refresh', 'method'),
    ...entriesOf(screen, 'actions').map((action) => at(action, 'method')),
    ...[...entriesOf(screen, 'fields'), ...promptsOf(screen)].map((field) =>
      at(field, 'options_source', 'method'),
    ),
  ];
}

/** Methods belong to the extension itself. */
export const checkMethods: ManifestRule = (manifest, report) => {
  const slug = readText(manifest, 'slug');
  if (slug === undefined) return;
  for (const { path, value } of screensOf(manifest).flatMap(methodsOf)) {
    if (typeof value !== 'string' || !/^nex(us|o)\/admin\//.test(value)) continue;
    if (value.replace(/^nex(us|o)\/admin\//, '').startsWith(`${slug}/`)) continue;
    report.error(path, `must start with nexus/admin/${slug}/`, value);
  }
};
