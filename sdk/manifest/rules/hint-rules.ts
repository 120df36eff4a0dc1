import { quote } from '../issue';
import { looksLikeMachineName, toSlug } from '../other-names';
import { listVariables, parseVisibleWhen } from '../visible-when';
import { entriesOf, listAt, mapAt, read, readText, type ManifestRule } from './raw';

/** `name` is the display name here; other systems keep the machine name in it. */
export const checkNameAndSlug: ManifestRule = (manifest, report) => {
  const name = readText(manifest, 'name');
  if (name === undefined || !looksLikeMachineName(name)) return;
  const isMissing = read(manifest, 'slug') === undefined;
  if (!isMissing && read(manifest, 'title') === undefined && !name.includes('_')) return;
  const advice = `write "slug": ${quote(toSlug(name))} and give name the display name`;
  const text = `{value} looks like a machine name: ${advice}`;
  if (isMissing) report.error(['name'], text, name);
  else report.warn(['name'], text, name);
};

const CONTEXT = {
  plugin: ['installed', 'enabled', 'healthy'],
  tenant: ['id'],
  user: ['role'],
} as const;

function isKnownVariable(variable: string, settings: ReadonlyMap<string, unknown>): boolean {
  const [scope = '', name = ''] = variable.split('.');
  if (scope === 'config') return settings.size === 0 || settings.has(name);
  const names = new Map<string, readonly string[]>(Object.entries(CONTEXT)).get(scope);
  return names?.includes(name) ?? false;
}

/** A variable that can never have a value makes a condition that is always or never true. */
export const checkVariables: ManifestRule = (manifest, report) => {
  const settings = mapAt(manifest, 'settings_schema');
  const owners = [
    ...settings.values(),
    ...listAt(manifest, 'admin_ui', 'contributions'),
    ...listAt(manifest, 'admin_ui', 'screens').flatMap((screen) => entriesOf(screen, 'fields')),
  ];
  for (const { path, value } of owners) {
    const parsed = parseVisibleWhen(readText(value, 'visible_when') ?? '');
    if (!parsed.ok) continue;
    for (const variable of listVariables(parsed.ast)) {
      if (isKnownVariable(variable, settings)) continue;
      const known = 'plugin.installed, plugin.enabled, plugin.healthy, config.<key>, tenant.id, user.role';
      report.warn([...path, 'visible_when'], `reads ${quote(variable)}, which never has a value. Known: ${known}`);
    }
  }
};
