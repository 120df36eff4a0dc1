'use client';

import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { useFormAction } from '@/components/ui/use-form-action';
import { cancelTaskAction, retryTaskAction } from '@/lib/extensions/tasks/actions';
import type { TaskView } from '@/lib/extensions/tasks/types';
import { FormAnswer } from '../form-answer';

/** Calls a task off, as long as that is possible. */
export function CancelTask({ id }: { id: string }) {
  const { state, isPending, formProps } = useFormAction(cancelTaskAction);
  return (
    <form {...formProps} className="task-act">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" size="small" pending={isPending}>Call it off</Button>
      <FormAnswer state={state} />
    </form>
  );
}

/** Does once more what failed, as a task of its own. */
export function RetryTask({ id }: { id: string }) {
  const { state, isPending, formProps } = useFormAction(retryTaskAction);
  return (
    <form {...formProps} className="task-act">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" variant="primary" icon="refresh" pending={isPending}>Retry</Button>
      <FormAnswer state={state} />
    </form>
  );
}

/** Where to go from a task that is over. */
export function TaskWays({ task }: { task: TaskView }) {
  const { id, kind, slug, from, state, canRetry } = task;
  const isThere = slug !== null && (kind !== 'uninstall' || state !== 'done') && (kind !== 'install' || state === 'done' || task.status !== null);
  return (
    <div className="form-actions">
      {canRetry && <RetryTask id={id} />}
      {state !== 'done' && from === 'upload' && <ButtonLink href="/admin/installs/new" variant="primary">Choose the archive again</ButtonLink>}
      {isThere && <ButtonLink href={`/admin/extensions/${slug}`} variant={state === 'done' ? 'primary' : 'ghost'}>Open {task.review?.name ?? slug}</ButtonLink>}
      <ButtonLink href="/admin/extensions" variant="ghost">All extensions</ButtonLink>
    </div>
  );
}
