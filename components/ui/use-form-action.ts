'use client';

import { startTransition, useActionState, useState, type FormEvent } from 'react';
import { idleState, type ActionState } from '@/lib/core/action-state';

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
  const [answer, send, isPending] = useActionState(action, idleState, page);
  const [refusal, setRefusal] = useState<ActionState>();

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget, submitterOf(event));
    const refused = check?.(form);
    setRefusal(refused);
    if (!refused) startTransition(() => send(form));
  };

  return { state: refusal ?? answer, isPending, formProps: { action: send, onSubmit, noValidate: true } };
}

function submitterOf(event: FormEvent<HTMLFormElement>): HTMLElement | null {
  return event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
}
