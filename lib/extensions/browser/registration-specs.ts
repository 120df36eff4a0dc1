import type { SurfaceKind } from './surface-kinds';

export type FieldType = 'text' | 'number' | 'boolean' | 'component' | 'function' | 'scope';

export interface RegistrationSpec {
  /** The call, for warnings. */
  call: string;
  /** The field that tells it from others of its kind; null where an extension has one at most. */
  identity: string | null;
  required: Readonly<Record<string, FieldType>>;
  optional: Readonly<Record<string, FieldType>>;
}

const action = { call: '', identity: 'id', required: { id: 'text', label: 'text', onClick: 'function' }, optional: { icon: 'text', authOnly: 'boolean', priority: 'number' } } as const satisfies RegistrationSpec;

/** The fields of every register call, as the browser contract has them. */
export const registrationSpecs: Readonly<Record<SurfaceKind, RegistrationSpec>> = {
  slot: { call: 'registerSlot', identity: 'slot', required: { slot: 'text', component: 'component' }, optional: { priority: 'number' } },
  route: { call: 'registerRoute', identity: 'path', required: { path: 'text', component: 'component' }, optional: { title: 'text' } },
  admin_panel: { call: 'registerAdminPanel', identity: null, required: { component: 'component' }, optional: { label: 'text', icon: 'text' } },
  explore: { call: 'registerExploreItem', identity: 'id', required: { label: 'text' }, optional: { id: 'text', path: 'text', icon: 'text', authOnly: 'boolean', priority: 'number' } },
  right_widget: { call: 'registerRightWidget', identity: 'id', required: { id: 'text', component: 'component' }, optional: { label: 'text', priority: 'number', scope: 'scope' } },
  toolbar_button: { call: 'registerToolbarButton', identity: 'id', required: { id: 'text', onClick: 'function' }, optional: { icon: 'text', tip: 'text', scope: 'text', priority: 'number' } },
  profile_tab: { call: 'registerProfileTab', identity: 'id', required: { id: 'text', component: 'component' }, optional: { label: 'text', icon: 'text', priority: 'number' } },
  user_action: { ...action, call: 'registerUserAction' },
  account_action: { ...action, call: 'registerAccountAction' },
  post_action: { ...action, call: 'registerPostAction', optional: { ...action.optional, visible: 'function' } },
  notification_type: { call: 'registerNotificationType', identity: 'key', required: { key: 'text' }, optional: { icon: 'text', iconColor: 'text', renderBody: 'function', onClick: 'function' } },
  following_tab: { call: 'registerFollowingTab', identity: 'key', required: { key: 'text', component: 'component' }, optional: { label: 'text', priority: 'number' } },
  moderation_section: { call: 'registerModerationSection', identity: null, required: { label: 'text' }, optional: { logo_url: 'text', priority: 'number' } },
};

const expected: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  component: 'a React component',
  function: 'a function',
  scope: '"extension", "global", {path} or {corePages}',
};

/** What is wrong with a field, in words; null when nothing is. */
export function fieldProblem({ name, value, type }: { name: string; value: unknown; type: FieldType }): string | null {
  return isOfType(value, type) ? null : `"${name}" must be ${expected[type]} (got: ${describe(value)})`;
}

function isOfType(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'text': return typeof value === 'string' && value !== '';
    case 'number': return typeof value === 'number' && Number.isFinite(value);
    case 'boolean': return typeof value === 'boolean';
    case 'function': return typeof value === 'function';
    // memo and forwardRef make objects.
    case 'component': return typeof value === 'function' || (isObject(value) && '$$typeof' in value);
    case 'scope': return value === 'extension' || value === 'global' || (isObject(value) && ('path' in value || 'corePages' in value));
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : typeof value;
}
