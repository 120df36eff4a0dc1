'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { LiveTime } from '@/components/ui/live-time';
import { useFormAction } from '@/components/ui/use-form-action';
import { retryFailedAttachmentAction } from '@/lib/attachments/actions';
import type { FailedAttachment } from '@/lib/attachments/list-failed-attachments';
import { FormAnswer } from './form-answer';
import { TableBox } from './table-box';

export interface FailedAttachmentsProps {
  attachments: FailedAttachment[];
  /** All there are, shown or not. */
  count: number;
  renderedAt: number;
}

/** What was sent with posts and replies and the extension failed to keep; its author sees the same with the same button. */
export function FailedAttachments({ attachments, count, renderedAt }: FailedAttachmentsProps) {
  const { state, formProps } = useFormAction(retryFailedAttachmentAction);
  const isClear = attachments.length === 0;
  return (
    <>
      <p className="process-text">{isClear ? 'Everything that was attached has been kept.' : `${count === 1 ? 'One could not be kept' : `${count} could not be kept`}${attachments.length < count ? `; the latest ${attachments.length} are shown` : ''}. The data is still there, and its author may try again too.`}</p>
      <FormAnswer state={state} />
      {!isClear && <TableBox label="Attachments that could not be kept" isTall>
        <table className="table table-stack">
          <thead>
            <tr><th scope="col">Kind</th><th scope="col">Belongs to</th><th scope="col">Error</th><th scope="col" className="numeric">Attempts</th><th scope="col">Sent</th><th scope="col"><span className="sr-only">Actions</span></th></tr>
          </thead>
          <tbody>
            {attachments.map(({ id, kind, entity, entityId, postId, error, attempts, createdAt }) => (
              <tr key={id}>
                <td><code>{kind}</code></td>
                <td>{postId === null ? `${entity} ${entityId}` : <Link href={`/post/${postId}`} className="link">{entity} {entityId}</Link>}</td>
                <td className="problem-message">{error}</td>
                <td className="numeric" data-label="Attempts">{attempts}</td>
                <td className="nowrap" data-label="Sent"><LiveTime at={new Date(createdAt).getTime()} renderedAt={renderedAt} style="short" /></td>
                <td>
                  <form {...formProps}>
                    <input type="hidden" name="id" value={id} />
                    <Button type="submit" size="small">Try again</Button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>}
    </>
  );
}
