'use client';

import { Button } from '@/components/ui/button';
import { useFormAction } from '@/components/ui/use-form-action';
import { checkForUpdatesAction } from '@/lib/extensions/updates/actions';
import { FormAnswer } from '../form-answer';

/** Asks every repository for a newer release, now. */
export function CheckAll() {
  const { state, isPending, formProps } = useFormAction(checkForUpdatesAction);
  return (
    <form {...formProps} className="header-act">
      <Button type="submit" variant="plain" icon="refresh" pending={isPending}>Check for updates</Button>
      <FormAnswer state={state} />
    </form>
  );
}
