'use client';

import { Button } from '@/components/ui/button';
import { LiveTime } from '@/components/ui/live-time';
import { useFormAction } from '@/components/ui/use-form-action';
import { replayDeadLetterAction } from '@/lib/events/actions';
import type { DeadLetterView } from '@/lib/events/list-dead-letters';

export interface DeadLetterTableProps {
  slug: string;
  letters: DeadLetterView[];
  renderedAt: number;
}

/** Events that an extension's handlers failed for good, each with what the last attempt said and the button that sends it again. There without any, so that the last answer stays. */
export function DeadLetterTable({ slug, letters, renderedAt }: DeadLetterTableProps) {
  const { state, formProps } = useFormAction(replayDeadLetterAction);
  return (
    <>
      {state.message && <p role="alert" className={state.ok ? 'text-green' : 'text-red'}>{state.message}</p>}
      {letters.length === 0 && <p className="process-text">No event was given up.</p>}
      {letters.length > 0 && <div className="table-box">
        <table className="table">
          <thead>
            <tr><th scope="col">Event</th><th scope="col">Error</th><th scope="col" className="numeric">Attempts</th><th scope="col">Happened</th><th scope="col">Given up</th><th scope="col"><span className="sr-only">Actions</span></th></tr>
          </thead>
          <tbody>
            {letters.map(({ id, name, payload, error, attempts, occurredAt, diedAt }) => (
              <tr key={id}>
                <td><code>{name}</code><details className="letter-payload"><summary>Payload</summary><pre>{JSON.stringify(payload, null, 2)}</pre></details></td>
                <td className="extension-fault-message">{error}</td>
                <td className="numeric">{attempts}</td>
                <td><LiveTime at={new Date(occurredAt).getTime()} renderedAt={renderedAt} style="short" /></td>
                <td><LiveTime at={new Date(diedAt).getTime()} renderedAt={renderedAt} style="short" /></td>
                <td>
                  <form {...formProps}>
                    <input type="hidden" name="id" value={id} />
                    <input type="hidden" name="slug" value={slug} />
                    <Button type="submit" size="small">Send again</Button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>}
    </>
  );
}
