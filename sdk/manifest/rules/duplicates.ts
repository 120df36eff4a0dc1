import { formatPath } from '../issue';
import { listAt, read, readText, reportDuplicates, type ManifestRule } from './raw';

type KeyOf = (value: unknown) => string | undefined;

const by = (...names: string[]): KeyOf => (value) => {
  const parts = names.map((name) => readText(value, name));
  return parts.includes(undefined) ? undefined : parts.join(' ');
};

const itself: KeyOf = (value) => (typeof value === 'string' ? value : undefined);

/** What may occur only once in which list. */
const UNIQUE: readonly { path: string[]; keyOf: KeyOf; noun: string }[] = [
  { path: ['hooks'], keyOf: (value) => itself(value) ?? readText(value, 'event'), noun: 'event' },
  { path: ['settings_tabs'], keyOf: by('key'), noun: 'key' },
  { path: ['digest_sections'], keyOf: by('key'), noun: 'key' },
  { path: ['side_data'], keyOf: by('entity', 'kind'), noun: 'pair of entity and kind' },
  { path: ['notification_types'], keyOf: by('key'), noun: 'key' },
  { path: ['permissions'], keyOf: by('key'), noun: 'key' },
  { path: ['routes'], keyOf: by('path'), noun: 'path' },
  { path: ['right_widgets'], keyOf: by('id'), noun: 'id' },
  { path: ['toolbar_buttons'], keyOf: by('id'), noun: 'id' },
  { path: ['profile_tabs'], keyOf: by('id'), noun: 'id' },
  { path: ['actions'], keyOf: by('kind', 'id'), noun: 'pair of kind and id' },
  { path: ['following_tabs'], keyOf: by('key'), noun: 'key' },
  { path: ['dependencies'], keyOf: by('slug'), noun: 'slug' },
  { path: ['events', 'publishes'], keyOf: (v) => itself(v) ?? readText(v, 'name'), noun: 'event' },
  { path: ['events', 'subscribes'], keyOf: itself, noun: 'event' },
  { path: ['services', 'provides'], keyOf: by('name'), noun: 'service' },
  { path: ['services', 'consumes'], keyOf: by('name'), noun: 'service' },
  { path: ['api_endpoints'], keyOf: by('method', 'path'), noun: 'pair of method and path' },
  { path: ['jobs'], keyOf: by('name'), noun: 'name' },
  { path: ['admin_ui', 'contributions'], keyOf: by('id'), noun: 'id' },
  { path: ['admin_ui', 'screens'], keyOf: by('id'), noun: 'id' },
];

/** Repeating one of these changes nothing, so it is only pointed out. */
const HARMLESS = ['slots', 'capabilities', 'tags', 'network'];

export const reportRepeated: ManifestRule = (manifest, report) => {
  for (const { path, keyOf, noun } of UNIQUE) {
    if (read(manifest, ...path) === undefined) continue;
    reportDuplicates(listAt(manifest, ...path), keyOf, (entry, first, key) => {
      report.error(entry.path, `repeats the ${noun} "${key}" of ${formatPath(first.path)}`);
    });
  }
  for (const name of HARMLESS) {
    reportDuplicates(listAt(manifest, name), itself, (entry, first, key) => {
      report.warn(entry.path, `repeats "${key}" of ${formatPath(first.path)}`);
    });
  }
};
