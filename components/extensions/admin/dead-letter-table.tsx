'use client';

import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { LiveTime } from '@/components/ui/live-time';
import { useFormAction } from '@/components/ui/use-form-action';
import { handleDeadLettersAction } from '@/lib/events/actions';
import type { DeadLetterView } from '@/lib/events/list-dead-letters';
import { FormAnswer } from './form-answer';
import { TableBox } from './table-box';

export interface DeadLetterTableProps {
  slug: string;
  name: string;
  letters: DeadLetterView[];
  /** All there are, shown or not. */
  count: number;
  renderedAt: number;
}

/** Events that an extension's handlers failed for good: sent again or given up, one by one or all. There without any, so that the last answer stays. */
export function DeadLetterTable({ slug, name, letters, count, renderedAt }: DeadLetterTableProps) {
  const { state, formProps } = useFormAction(handleDeadLettersAction);
  const lost = `${name} never hears of what is discarded, and what it would have done for it is not made up for.`;
  return (
    <form {...formProps} className="problem-form">
      <input type="hidden" name="slug" value={slug} />
      <FormAnswer state={state} />
      {count === 0 && <p className="process-text">No event was given up.</p>}
      {count > 1 && (
        <div className="bulk-bar">
          <span>{count} events were given up{letters.length < count && `; the latest ${letters.length} are shown`}.</span>
          <Button type="submit" size="small" name="do" value="send">Send all again</Button>
          <ConfirmButton size="small" name="do" value="discard" title={`Discard all ${count} events?`} text={lost} confirmLabel="Discard all">Discard all</ConfirmButton>
        </div>
      )}
      {letters.length > 0 && <TableBox label="Events that were given up" isTall>
        <table className="table table-stack">
          <thead>
            <tr><th scope="col">Event</th><th scope="col">What the last attempt said</th><th scope="col" className="numeric">Attempts</th><th scope="col">Happened</th><th scope="col">Given up</th><th scope="col"><span className="sr-only">Actions</span></th></tr>
          </thead>
          <tbody>
            {letters.map(({ id, name: event, payload, error, attempts, occurredAt, diedAt }) => (
              <tr key={id}>
                <td><code>{event}</code><details className="letter-payload"><summary>Payload</summary><pre>{JSON.stringify(payload, null, 2)}</pre></details></td>
                <td className="problem-message">{error}</td>
                <td className="numeric" data-label="Attempts">{attempts}</td>
                <td className="nowrap" data-label="Happened"><LiveTime at={new Date(occurredAt).getTime()} renderedAt={renderedAt} style="short" /></td>
                <td className="nowrap" data-label="Given up"><LiveTime at={new Date(diedAt).getTime()} renderedAt={renderedAt} style="short" /></td>
                <td>
                  <span className="row-actions">
                    <Button type="submit" size="small" name="do" value={`send ${id}`}>Send again</Button>
                    <ConfirmButton size="small" name="do" value={`discard ${id}`} title={`Discard this ${event}?`} text={lost} confirmLabel="Discard">Discard</ConfirmButton>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>}
    </form>
  );
}
