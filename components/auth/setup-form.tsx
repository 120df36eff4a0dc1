'use client';

import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import { createFirstAdminAction } from '@/lib/setup/actions';
import { AccountFields } from './account-fields';

export function SetupForm({ token }: { token: string }) {
  const { state, isPending, formProps } = useFormAction(createFirstAdminAction);
  const { values, fields } = state;
  return (
    <form {...formProps} className="form">
      <FormError message={state.message} fields={fields} />
      <TextField name="token" label="Setup token" description="The terminal that started the forum printed it." autoComplete="off" spellCheck={false} defaultValue={values?.token ?? token} error={fields?.token} />
      <TextField name="siteName" label="Name of the forum" defaultValue={values?.siteName} error={fields?.siteName} />
      <AccountFields values={values} fields={fields} />
      <Button type="submit" variant="primary" wide pending={isPending}>Set up the forum</Button>
    </form>
  );
}
