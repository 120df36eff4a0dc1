'use client';

import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { Icon } from '@/components/ui/icon';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import { useFormAction } from '@/components/ui/use-form-action';
import { revokeOtherSessionsAction, revokeSessionAction } from '@/lib/sessions/actions';
import { describeBrowser } from '@/lib/sessions/describe-browser';
import type { SessionSummary } from '@/lib/sessions/list-sessions';

/** Where the member is signed in, each with the button that ends it. */
export function SessionList({ sessions }: { sessions: SessionSummary[] }) {
  const one = useFormAction(revokeSessionAction);
  const others = useFormAction(revokeOtherSessionsAction);
  return (
    <div className="flex flex-col gap-4">
      <FormError message={one.state.message ?? others.state.message} />
      <ul className="flex flex-col">
        {sessions.map((session) => (
          <li key={session.id} className="session">
            <Icon name="monitor" size={20} />
            <div className="min-w-0 flex-1">
              <p className="font-medium text-t1">{describeBrowser(session.userAgent)} {session.isCurrent && <Pill tone="green">This browser</Pill>}</p>
              <p className="text-13 text-t4">{session.ip} · last used <Time date={session.lastUsedAt} /> · signed in <Time date={session.createdAt} /></p>
            </div>
            {!session.isCurrent && (
              <form {...one.formProps}>
                <input type="hidden" name="id" value={session.id} />
                <Button type="submit" size="small">End session</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <form {...others.formProps}><Button type="submit" variant="danger" pending={others.isPending}>End all other sessions</Button></form>}
    </div>
  );
}
