import { z } from 'zod';
import { fields, fontAwesomeIcon, knownName, label, list, optional, withDefault } from './field-kinds';
import { RESERVED_ROUTE_PREFIXES, SLOTS } from './known';

const SEGMENT = /^(:[A-Za-z_][A-Za-z0-9_]*|[A-Za-z0-9._~-]+)$/;

function findPathProblem(path: string): string | undefined {
  if (!path.startsWith('/')) return 'must start with /';
  if (`${path}/`.includes('/ext/')) {
    return 'must not include /ext/ — it is prefixed automatically';
  }
  const prefix = RESERVED_ROUTE_PREFIXES.find((name) => `${path}/`.startsWith(`${name}/`));
  if (prefix) return `must not lie under ${prefix} — the forum answers there itself`;
  return undefined;
}

function findRouteProblem(path: string): string | undefined {
  const problem = findPathProblem(path);
  if (problem || path === '/') return problem;
  const segments = path.slice(1).replace(/\/$/, '').split('/');
  if (segments.some((segment) => !SEGMENT.test(segment) || segment === '..')) {
    return 'must consist of parts such as games or :slug, separated by single slashes';
  }
  const names = segments.filter((segment) => segment.startsWith(':'));
  return new Set(names).size < names.length ? 'must not use a parameter name twice' : undefined;
}

function checkedPath(find: (path: string) => string | undefined) {
  return z
    .string()
    .max(200)
    .superRefine((path, context) => {
      const message = find(path);
      if (message) context.addIssue({ code: 'custom', message });
    });
}

/** A path pattern of a page, e.g. `/games/:slug`. */
export function routePattern() {
  return checkedPath(findRouteProblem);
}

const route = fields({
  path: routePattern().describe(
    'Relative to `/ext/<slug>`; a part with a colon is a parameter: `/games/:slug`. Nothing under `/api` or `/assets`.',
  ),
  title: optional(label()).describe('Shown in the header of the page.'),
});

export const pageFields = {
  js_bundle: optional(
    z
      .string()
      .max(200)
      .refine((file) => !file.includes('..'), {
        error: 'must not contain ".."',
        abort: true,
      })
      .regex(
        /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*\.js$/,
        'must be the path of a .js file below priv/static, e.g. my-extension.js',
      ),
  ).describe('The browser half: a file below `priv/static/`. Leave it out for a server-only extension.'),
  slots: optional(list(knownName({ one: 'slot', many: 'slots' }, SLOTS), 20)).describe(
    'Slots to fill with `registerSlot`: `post_footer` below a post, `profile_sidebar` beside a profile, `compose_attachments` in the post composer.',
  ),
  routes: optional(list(route)).describe('Pages under `/ext/<slug>`, filled with `registerRoute`.'),
  admin_panel: optional(
    fields({
      label: label().describe('Entry in the admin sidebar.'),
      icon: optional(fontAwesomeIcon()).describe('Font Awesome class, e.g. `fa-cog`.'),
    }),
  ).describe(
    'A page of your own in the admin pages, filled with `registerAdminPanel`. Settings need none: their form is drawn for you.',
  ),
  explore: optional(
    fields({
      label: label().describe('Text of the entry.'),
      icon: optional(fontAwesomeIcon()).describe('Font Awesome class, e.g. `fa-compass`.'),
      path: withDefault(checkedPath(findPathProblem), '/').describe(
        'Page to open, relative to `/ext/<slug>`.',
      ),
    }),
  ).describe('Entry in the Explore section of the left sidebar.'),
};
