import type { FieldErrors } from './errors';

/** What a form's server action answers. `values` carries everything typed back, so that a form loses nothing without JavaScript either. */
export interface ActionState {
  ok?: boolean;
  message?: string;
  fields?: FieldErrors;
  values?: Record<string, string>;
  incident?: string;
}

export const idleState: ActionState = {};
