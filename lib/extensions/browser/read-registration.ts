import type { Contribution, ExtensionCallback, ExtensionComponent } from './contribution';
import { isWidgetScope } from './widget-scope';
import { fieldProblem, registrationSpecs } from './registration-specs';
import type { SurfaceKind } from './surface-kinds';

const DEFAULT_PRIORITY = 50;

export interface ReadRegistrationInput {
  kind: SurfaceKind;
  slug: string;
  /** The fields as the bundle gave them. */
  given: Readonly<Record<string, unknown>>;
}

export interface ReadRegistration {
  /** null when a required field is missing or of the wrong type. */
  contribution: Contribution | null;
  /** Each names its field. */
  problems: string[];
}

/** Checks what a bundle passed to a register call; a wrong optional field is left out, and named. */
export function readRegistration({ kind, slug, given }: ReadRegistrationInput): ReadRegistration {
  const spec = registrationSpecs[kind];
  const problems: string[] = [];
  let isUsable = true;
  const fields = new Map<string, unknown>();
  for (const [name, type] of Object.entries(spec.required)) {
    const problem = fieldProblem({ name, value: given[name], type });
    if (problem) {
      problems.push(problem);
      isUsable = false;
    } else fields.set(name, given[name]);
  }
  for (const [name, type] of Object.entries(spec.optional)) {
    if (given[name] === undefined || given[name] === null) continue;
    const problem = fieldProblem({ name, value: given[name], type });
    if (problem) problems.push(problem);
    else fields.set(name, given[name]);
  }
  return { contribution: isUsable ? toContribution({ kind, slug, fields, identity: spec.identity, given }) : null, problems };
}

interface Fields {
  kind: SurfaceKind;
  slug: string;
  fields: ReadonlyMap<string, unknown>;
  identity: string | null;
  given: Readonly<Record<string, unknown>>;
}

function toContribution({ kind, slug, fields, identity, given }: Fields): Contribution {
  const text = (name: string) => textOf(fields.get(name));
  const scope = fields.get('scope');
  const priority = fields.get('priority');
  const component = fields.get('component');
  return {
    kind,
    slug,
    key: (identity ? text(identity) : undefined) ?? slug,
    priority: typeof priority === 'number' ? priority : DEFAULT_PRIORITY,
    attributes: { label: text('label'), icon: text('icon'), title: text('title'), tip: text('tip'), path: text('path'), ...(isWidgetScope(scope) || isToolbarScope(scope) ? { scope } : {}) },
    authOnly: fields.get('authOnly') === true,
    component: isComponent(component) ? component : null,
    callbacks: { ...callbacksOf(fields), ...(kind === 'moderation_section' ? moderationCallbacks(given) : {}) },
  };
}

function callbacksOf(fields: ReadonlyMap<string, unknown>): Record<string, ExtensionCallback> {
  const callbacks = new Map<string, ExtensionCallback>();
  for (const name of ['onClick', 'visible', 'renderBody']) {
    const value = fields.get(name);
    if (isCallback(value)) callbacks.set(name, value);
  }
  return Object.fromEntries(callbacks);
}

/** `approvals` and `reports`, each `{badge, component}`: kept as callbacks that give them back until their page exists. */
function moderationCallbacks(given: Readonly<Record<string, unknown>>): Record<string, ExtensionCallback> {
  return { approvals: () => given.approvals, reports: () => given.reports };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const isToolbarScope = (value: unknown): value is 'both' | 'posts' | 'replies' => value === 'both' || value === 'posts' || value === 'replies';

// fieldProblem has looked at both already; React itself is the judge of what a component does.
const isComponent = (value: unknown): value is ExtensionComponent => typeof value === 'function' || (typeof value === 'object' && value !== null);
const isCallback = (value: unknown): value is ExtensionCallback => typeof value === 'function';
