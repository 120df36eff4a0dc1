'use client';

import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import { startUpdateAction } from '@/lib/extensions/tasks/actions';

/** Goes to a version by its number: a newer or an older one. */
export function OtherVersion({ slug }: { slug: string }) {
  const { state: { ok, message, fields, values }, isPending, formProps } = useFormAction(startUpdateAction);
  return (
    <form {...formProps} className="form other-version">
      <FormError message={ok ? undefined : message} fields={fields} />
      <input type="hidden" name="slug" value={slug} />
      <TextField
        key={values?.version}
        name="version"
        label="Another version"
        defaultValue={values?.version}
        error={fields?.version}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        placeholder="1.2.3"
        required
        description="Of its releases, newer or older. With an older one the migrations of the newer are undone."
      />
      <Button type="submit" pending={isPending}>Go to this version</Button>
    </form>
  );
}
