import type { ActionState } from './action-state';
import { isAppError } from './errors';
import { logUnexpected } from './log';

/** The text fields of a form, files left out. */
export function formValues(form: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, textField(form.get(name))]));
}

function textField(value: FormDataEntryValue | null): string {
  // Browsers send CRLF for every line break of a textarea; the text itself has LF.
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n') : '';
}

/** The one place where an action's error becomes a form state. Redirects pass through. */
export function toActionState(error: unknown, values: Record<string, string>): ActionState {
  if (isAppError(error) && error.code !== 'internal') return { ok: false, message: error.message, fields: error.fields, values };
  if (isNavigation(error)) throw error;
  const incident = logUnexpected(error);
  return { ok: false, message: `Something went wrong on our side. Try again; if it stays, quote incident ${incident}.`, values, incident };
}

/** Next throws to redirect and for not-found; both carry a digest that begins so. */
function isNavigation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'digest' in error && String(error.digest).startsWith('NEXT_');
}
