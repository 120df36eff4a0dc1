'use client';

import { Button } from '@/components/ui/button';
import { useFormAction } from '@/components/ui/use-form-action';
import { retryInstallAction } from '@/lib/extensions/actions';

/** Installs an extension again from where it came from, after that failed. */
export function RetryInstall({ slug, name }: { slug: string; name: string }) {
  const { state, isPending, formProps } = useFormAction(retryInstallAction);
  return (
    <form {...formProps} className="extension-retry">
      <input type="hidden" name="slug" value={slug} />
      <Button type="submit" size="small" disabled={isPending} aria-label={`Retry ${name}`}>{isPending ? 'Installing …' : 'Retry'}</Button>
      {state.message && <p role="alert" className="text-red">{state.message}</p>}
    </form>
  );
}
