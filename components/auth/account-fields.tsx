import { TextField } from '@/components/ui/text-field';
import type { ActionState } from '@/lib/core/action-state';
import { USERNAME_RULE } from '@/lib/accounts/username-rule';

/** Username, email and password of a new account. */
export function AccountFields({ values, fields }: Pick<ActionState, 'values' | 'fields'>) {
  return (
    <>
      <TextField name="username" label="Username" description={`${USERNAME_RULE}. Everybody sees it.`} autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={values?.username} error={fields?.username} />
      <TextField name="email" label="Email" type="email" autoComplete="email" description="Only you and the admins see it." defaultValue={values?.email} error={fields?.email} />
      <TextField name="password" label="Password" type="password" autoComplete="new-password" description="At least 10 characters." error={fields?.password} />
    </>
  );
}
