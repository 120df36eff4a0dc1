import { enumerate } from '../issue';
import { entriesOf, listAt, read, readText, type ManifestRule, type RawManifest } from './raw';

function listRoutes(manifest: RawManifest): string[] {
  return listAt(manifest, 'routes').flatMap(({ value }) => readText(value, 'path') ?? []);
}

function isMatch(pattern: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = pattern.split('/');
  if (parts.length !== wanted.length) return false;
  return wanted.every((part, index) => part === parts[index] || part.startsWith(':'));
}

/** A widget on a page of one's own names a declared route, letter by letter. */
export const checkWidgetScopes: ManifestRule = (manifest, report) => {
  const routes = listRoutes(manifest);
  const known = routes.length > 0 ? `Declared routes: ${enumerate(routes)}` : 'No route is declared';
  for (const widget of listAt(manifest, 'right_widgets')) {
    const scope = { path: [...widget.path, 'scope'], value: read(widget.value, 'scope') };
    const single = { path: [...scope.path, 'path'], value: readText(scope.value, 'path') };
    const entries = single.value === undefined ? entriesOf(scope, 'path') : [single];
    for (const { path, value } of entries) {
      if (typeof value !== 'string' || routes.includes(value)) continue;
      report.error(path, `{value} is not a declared route. ${known}`, value);
    }
  }
};

/** An Explore entry that leads nowhere is most likely a slip. */
export const checkExplore: ManifestRule = (manifest, report) => {
  if (read(manifest, 'explore') === undefined) return;
  const path = readText(manifest, 'explore', 'path') ?? '/';
  const plain = path.replace(/[?#].*$/, '');
  if (listRoutes(manifest).some((pattern) => isMatch(pattern, plain))) return;
  report.warn(['explore', 'path'], 'matches no declared route', path);
};

const NEEDS_BUNDLE = [
  'slots', 'routes', 'right_widgets', 'toolbar_buttons', 'profile_tabs', 'actions',
  'following_tabs',
];

/** Surfaces that components fill need a bundle with those components. */
export const checkBundle: ManifestRule = (manifest, report) => {
  if (read(manifest, 'js_bundle') !== undefined) return;
  const filled = NEEDS_BUNDLE.filter((name) => listAt(manifest, name).length > 0);
  if (read(manifest, 'admin_panel') !== undefined) filled.push('admin_panel');
  if (read(manifest, 'moderation_sections') === true) filled.push('moderation_sections');
  if (filled.length === 0) return;
  report.warn(['js_bundle'], `is missing, so nothing can fill: ${filled.join(', ')}`);
};

/** The extension's own files are under its own slug. */
export const checkAssetUrls: ManifestRule = (manifest, report) => {
  const slug = readText(manifest, 'slug');
  for (const name of ['logo_url', 'banner_url']) {
    const url = readText(manifest, name);
    if (url === undefined) continue;
    if (url.startsWith('http://')) {
      report.warn([name], 'is blocked by browsers: use https:// or a file of your own', url);
    }
    const own = `/ext/${slug}/assets/`;
    if (slug !== undefined && url.startsWith('/ext/') && !url.startsWith(own)) {
      report.error([name], `must start with ${own}`, url);
    }
  }
};
