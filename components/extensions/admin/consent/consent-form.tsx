'use client';

import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import { approveTaskAction, cancelTaskAction } from '@/lib/extensions/tasks/actions';
import type { PackageReview, TaskView } from '@/lib/extensions/tasks/types';
import { FormAnswer } from '../form-answer';

export interface ConsentFormProps {
  task: TaskView;
  review: PackageReview;
  username: string;
}

/** The decision, with the admin's own password. Both buttons work without scripts. */
export function ConsentForm({ task: { id, kind }, review: { name, version }, username }: ConsentFormProps) {
  const approve = useFormAction(approveTaskAction);
  const refuse = useFormAction(cancelTaskAction);
  const { ok, message, fields } = approve.state;
  const refusal = `refuse-${id}`;
  return (
    <section className="panel consent-decision" aria-label="Decide">
      <form {...approve.formProps} className="form">
        <FormError message={ok ? undefined : message} fields={ok ? undefined : fields} />
        <input type="hidden" name="id" value={id} />
        {/* For managers of passwords, which otherwise guess whose it is. */}
        <input type="text" name="username" autoComplete="username" defaultValue={username} readOnly hidden />
        <TextField name="password" type="password" label="Your password" autoComplete="current-password" maxLength={1000} error={ok ? undefined : fields?.password} description="Asked again, because an extension can do much." />
        <div className="form-actions">
          <Button type="submit" variant="primary" pending={approve.isPending || ok === true}>{kind === 'update' ? `Update ${name} to ${version}` : `Install ${name} ${version}`}</Button>
          <Button type="submit" form={refusal} pending={refuse.isPending}>{kind === 'update' ? 'Do not update' : 'Do not install'}</Button>
        </div>
      </form>
      <form {...refuse.formProps} id={refusal}>
        <input type="hidden" name="id" value={id} />
        <FormAnswer state={refuse.state} />
      </form>
    </section>
  );
}
