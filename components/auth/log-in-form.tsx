'use client';

import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { TextField } from '@/components/ui/text-field';
import { useFormAction } from '@/components/ui/use-form-action';
import { logInAction } from '@/lib/accounts/actions';

export function LogInForm({ next }: { next: string }) {
  const { state, isPending, formProps } = useFormAction(logInAction);
  return (
    <form {...formProps} className="form">
      <FormError message={state.message} fields={state.fields} />
      <input type="hidden" name="next" value={next} />
      <TextField name="login" label="Username or email" autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={state.values?.login} error={state.fields?.login} />
      <TextField name="password" label="Password" type="password" autoComplete="current-password" error={state.fields?.password} />
      <Button type="submit" variant="primary" wide pending={isPending}>Log in</Button>
    </form>
  );
}
