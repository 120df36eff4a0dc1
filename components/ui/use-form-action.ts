'use client';

import { isRedirectError } from 'next/dist/client/components/redirect-error';
import { unstable_rethrow } from 'next/navigation';
import { startTransition, useActionState, useState, useTransition, type FormEvent } from 'react';
import { idleState, type ActionState } from '@/lib/core/action-state';

/** Fired on a form once its action has done what was asked. */
export const FORM_SENT = 'nexus:sent';

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;
/** Refuses in the browser what the server would refuse, before anything is sent; undefined lets it go. */
type Check = (form: FormData) => ActionState | undefined;

/**
 * A form over a server action. Without JavaScript the browser posts it and the page comes back with what was typed;
 * with JavaScript it is sent by hand, because React empties the fields of a form that it sends itself.
 *
 * @param page where the form is posted to without JavaScript; needed only where the page that answers is built otherwise
 * than the one that asked, for React finds the form again by its place or by this.
 */
export function useFormAction(action: Action, check?: Check, page?: string) {
  const [posted, send] = useActionState(action, idleState, page);
  const [answer, setAnswer] = useState<ActionState>();
  const [isPending, startSending] = useTransition();

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const sender = event.currentTarget;
    const form = new FormData(sender, submitterOf(event));
    const values = textsOf(form);
    const refused = check?.(form);
    if (refused) return setAnswer({ values, ...refused });
    startSending(async () => {
      const answered = await orUnreachable(action(idleState, form), values, () => sender.dispatchEvent(new Event(FORM_SENT)));
      startTransition(() => setAnswer(answered));
    });
  };

  return { state: answer ?? posted, isPending, formProps: { action: send, onSubmit, noValidate: true } };
}

/** An action that never got there throws; left to React, that would take away the form with everything in it. */
async function orUnreachable(answer: Promise<ActionState>, values: ActionState['values'], onSent: () => void): Promise<ActionState> {
  try {
    const answered = await answer;
    if (answered.ok) onSent();
    return answered;
  } catch (error) {
    // A redirect is thrown as well, and means that it was done.
    if (isRedirectError(error)) onSent();
    unstable_rethrow(error);
    return { ok: false, message: 'The forum could not be reached. What you typed is still here; try again in a moment.', values };
  }
}

/** What was typed, for fields that are made anew with each answer. */
function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

function submitterOf(event: FormEvent<HTMLFormElement>): HTMLElement | null {
  return event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
}
