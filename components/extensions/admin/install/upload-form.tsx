'use client';

import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field, fieldIds } from '@/components/ui/field';
import { FormError } from '@/components/ui/form-error';
import { useFormAction } from '@/components/ui/use-form-action';
import type { ActionState } from '@/lib/core/action-state';
import { startUploadAction } from '@/lib/extensions/tasks/actions';

const MAX_MEGABYTES = 20;
const DESCRIPTION = `A .tgz of at most ${MAX_MEGABYTES} MB, with manifest.json at its top or in its one folder.`;

/** Installs from an archive on the admin's own disk. */
export function UploadForm() {
  const { state: { ok, message, fields }, isPending, formProps } = useFormAction(startUploadAction, refuseTooLarge);
  const field = { name: 'archive', label: 'Archive', description: DESCRIPTION, error: fields?.archive };
  const ids = fieldIds(field);
  return (
    <Card title="From an archive">
      <form {...formProps} className="form">
        <FormError message={ok ? undefined : message} fields={fields} />
        <Field {...field}>
          <input {...ids.aria} id={ids.control} name="archive" type="file" accept=".tgz,.tar.gz,application/gzip,application/x-gzip" required className="fi file-input" />
        </Field>
        <div className="form-actions"><Button type="submit" pending={isPending}>Upload and look at it</Button></div>
      </form>
    </Card>
  );
}

/** Said before it is sent: 20 MB on their way for nothing are a long wait. */
function refuseTooLarge(form: FormData): ActionState | undefined {
  const file = form.get('archive');
  if (!(file instanceof File) || file.size <= MAX_MEGABYTES * 1_048_576) return undefined;
  const message = `${file.name} is larger than ${MAX_MEGABYTES} MB.`;
  return { ok: false, message, fields: { archive: message } };
}
