'use client';

import { useFormAction } from '@/components/ui/use-form-action';
import { setExtensionEnabledAction } from '@/lib/extensions/actions';

export interface EnabledSwitchProps {
  slug: string;
  name: string;
  enabled: boolean;
}

/** Switches an extension: a form with one button, which shows the new state at once where scripts run. */
export function EnabledSwitch({ slug, name, enabled }: EnabledSwitchProps) {
  const { state, isPending, formProps } = useFormAction(setExtensionEnabledAction);
  // Until the server has answered, what was asked for.
  const shown = isPending ? !enabled : enabled;
  return (
    <form {...formProps} className="extension-switch">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="enabled" value={String(!enabled)} />
      <button type="submit" role="switch" aria-checked={shown} aria-busy={isPending || undefined} className="switch" aria-label={`${name} enabled`} />
      <span className="extension-switch-state" aria-hidden="true">{shown ? 'On' : 'Off'}</span>
      {state.message && <span role="alert" className="text-red">{state.message}</span>}
    </form>
  );
}
