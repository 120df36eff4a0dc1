'use client';

import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useFormAction } from '@/components/ui/use-form-action';
import { registerAction } from '@/lib/accounts/actions';
import { AccountFields } from './account-fields';

export function RegisterForm({ next }: { next: string }) {
  const { state, isPending, formProps } = useFormAction(registerAction);
  return (
    <form {...formProps} className="form">
      <FormError message={state.message} fields={state.fields} />
      <input type="hidden" name="next" value={next} />
      <AccountFields values={state.values} fields={state.fields} />
      <Button type="submit" variant="primary" wide pending={isPending}>Make account</Button>
    </form>
  );
}
