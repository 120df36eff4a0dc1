'use client';

import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { useFormAction } from '@/components/ui/use-form-action';
import type { ActionState } from '@/lib/core/action-state';
import { checkForUpdatesAction, setHeldAction, setPinnedAction } from '@/lib/extensions/updates/actions';
import { startMigrateAction, startRollbackAction, startSyncAction, startUpdateAction } from '@/lib/extensions/tasks/actions';
import { FormAnswer } from '../form-answer';

const actions = {
  update: startUpdateAction,
  rollback: startRollbackAction,
  sync: startSyncAction,
  migrate: startMigrateAction,
  check: checkForUpdatesAction,
  pin: setPinnedAction,
  hold: setHeldAction,
} satisfies Record<string, (state: ActionState, form: FormData) => Promise<ActionState>>;

export interface ActFormProps extends Pick<ButtonProps, 'variant' | 'size' | 'icon'> {
  act: keyof typeof actions;
  slug: string;
  /** What is sent beside the slug. */
  values?: Record<string, string>;
  /** Asked before it is done. */
  question?: { title: string; text: string; confirmLabel: string };
  children: ReactNode;
}

/** One button that does one thing to an extension; what came of it stands under it. */
export function ActForm({ act, slug, values = {}, question, children, ...look }: ActFormProps) {
  const { state, isPending, formProps } = useFormAction(actions[act]);
  return (
    <form {...formProps} className="act-form">
      <input type="hidden" name="slug" value={slug} />
      {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {question ? <ConfirmButton {...look} {...question} variant={look.variant ?? 'ghost'} pending={isPending}>{children}</ConfirmButton> : <Button {...look} type="submit" pending={isPending}>{children}</Button>}
      <FormAnswer state={state} />
    </form>
  );
}
