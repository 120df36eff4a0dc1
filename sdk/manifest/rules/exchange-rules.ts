import { LIFECYCLE_EVENTS } from '../known';
import { listAt, readText, type ManifestRule, type RawEntry } from './raw';

function nameOf({ value }: RawEntry): string | undefined {
  return typeof value === 'string' ? value : readText(value, 'name');
}

function pathOfName(entry: RawEntry): PropertyKey[] {
  return typeof entry.value === 'string' ? entry.path : [...entry.path, 'name'];
}

/** What an extension offers to others carries its own slug. */
export const checkOwnNames: ManifestRule = (manifest, report) => {
  const slug = readText(manifest, 'slug');
  if (slug === undefined) return;
  const offered = [...listAt(manifest, 'events', 'publishes'), ...listAt(manifest, 'services', 'provides')];
  for (const entry of offered) {
    const name = nameOf(entry);
    if (name === undefined || name.startsWith(`${slug}.`)) continue;
    report.error(pathOfName(entry), `{value} must start with "${slug}."`, name);
  }
  for (const entry of listAt(manifest, 'events', 'publishes')) {
    const name = nameOf(entry);
    if (!LIFECYCLE_EVENTS.some((event) => name === `${slug}.${event}`)) continue;
    report.warn(pathOfName(entry), '{value} is published by the forum itself', name);
  }
};

/** Nothing depends on itself. */
export const checkDependencies: ManifestRule = (manifest, report) => {
  const slug = readText(manifest, 'slug');
  for (const { path, value } of listAt(manifest, 'dependencies')) {
    if (slug === undefined || readText(value, 'slug') !== slug) continue;
    report.error([...path, 'slug'], '{value} is this extension itself', slug);
  }
};
