/** The id of the one log-out form of a page; it works by itself without scripts. */
export const LOG_OUT_FORM = 'log-out';

/** Sends that form from wherever else logging out is offered. */
export function submitLogOut() {
  const form = document.getElementById(LOG_OUT_FORM);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}
