import { quote } from './issue';
import { EVENTS } from './known';

/** Names that other plugin systems use, and what to write here instead. */
export const OTHER_FIELD_NAMES: Readonly<Record<string, string>> = {
  title: 'write the display name as "name", and the machine name as "slug"',
  id: 'write the machine name as "slug"',
  nexus_version: 'write it as "engines": {"nexus": "…"}',
  python_version: 'extensions run on Node.js; write "engines": {"node": "…"}',
  node_version: 'write it as "engines": {"node": "…"}',
  configuration:
    'write it as "settings_schema", where the type "integer" is "number" with "integer": true',
  config: 'write it as "settings_schema"',
  settings: 'write it as "settings_schema"',
  endpoints: 'write it as "api_endpoints"',
  subscribes: 'write it as "events": {"subscribes": […]}, or as "hooks" for events of the forum',
  publishes: 'write it as "events": {"publishes": […]}',
  entry_point: 'write "module", the name that server/index.ts exports',
  database_schema: 'write it as "collections"',
  min_nexus_version: 'write it as "engines": {"nexus": ">=…"}',
};

const PERMISSION_AREAS: Readonly<Record<string, string>> = {
  database: 'an extension has a database of its own and needs no permission for it: remove this',
  events: 'write "capabilities": ["events"] instead',
  services: 'write "capabilities": ["services"] instead',
  network: 'write "capabilities": ["http:fetch"] and list the hosts in "network" instead',
  http: 'write "capabilities": ["http:fetch"] and list the hosts in "network" instead',
  storage: 'write "capabilities": ["storage"] instead',
  files: 'write "capabilities": ["storage"] instead',
};

/** What to write for a permission that is given as a plain name, e.g. `database.read`. */
export function explainPermissionName(name: string): string {
  const area = name.split(/[.:]/)[0] ?? '';
  const hint = Object.hasOwn(PERMISSION_AREAS, area) ? PERMISSION_AREAS[area] : undefined;
  if (hint) return `{value} is not a permission here: ${hint}`;
  return '{value} must be an object {key, label, default}; what the extension itself may do goes into "capabilities"';
}

const FORUM_EVENTS = new Map<string, string>([
  ['user.created', 'user_registered'],
  ['user.registered', 'user_registered'],
  ['user.login', 'user_login'],
  ['user.logged_in', 'user_login'],
  ...EVENTS.map((event): [string, string] => [event.replace('_', '.'), event]),
]);

/** What to write for an event of the forum that is given under another system's name. */
export function explainEventName(name: string): string | undefined {
  const event = FORUM_EVENTS.get(name);
  if (event) return `{value} is an event of the forum: write "hooks": [${quote(event)}] instead`;
  if (name.startsWith('system.')) {
    return `{value} does not exist here. Events of the forum, for "hooks": ${EVENTS.join(', ')}`;
  }
  return undefined;
}

/** `my_awesome_plugin` → `my-awesome-plugin`. */
export function toSlug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-').slice(0, 40);
}

/** Whether a display name is really a machine name: `my_plugin`, `my-plugin`. */
export function looksLikeMachineName(name: string): boolean {
  return /^[a-z0-9]+([_-][a-z0-9]+)+$/.test(name);
}
