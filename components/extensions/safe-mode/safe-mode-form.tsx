'use client';

import { Button } from '@/components/ui/button';
import { useFormAction } from '@/components/ui/use-form-action';
import { enterSafeModeAction } from '@/lib/extensions/safe-mode/actions';

/** Hides extensions in this browser. @param next the page to look at then, the feed when it is empty */
export function SafeModeForm({ next }: { next: string }) {
  const { state, isPending, formProps } = useFormAction(enterSafeModeAction);
  return (
    <form {...formProps} className="safe-mode-form">
      <input type="hidden" name="next" value={next} />
      <Button type="submit" variant="primary" icon="shield" pending={isPending}>Hide extensions</Button>
      {state.message && <p role="alert" className="text-red">{state.message}</p>}
    </form>
  );
}
