'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { LiveTime } from '@/components/ui/live-time';
import { useFormAction } from '@/components/ui/use-form-action';
import { retryAttachmentAction } from '@/lib/attachments/actions';
import type { FailedAttachment } from '@/lib/attachments/list-failed-attachments';

/** What was sent with posts and replies and the extension failed to keep; its author sees the same with the same button. */
export function FailedAttachments({ attachments, renderedAt }: { attachments: FailedAttachment[]; renderedAt: number }) {
  const { state, formProps } = useFormAction(retryAttachmentAction);
  const isClear = attachments.length === 0;
  return (
    <>
      <p className="process-text">{isClear ? 'Everything that was attached has been kept.' : `${attachments.length} could not be kept. The data is still there.`}</p>
      {state.message && <p role="alert" className="text-red">{state.message}</p>}
      {!isClear && <div className="table-box">
        <table className="table">
          <thead>
            <tr><th scope="col">Kind</th><th scope="col">Belongs to</th><th scope="col">Error</th><th scope="col" className="numeric">Attempts</th><th scope="col">Sent</th><th scope="col"><span className="sr-only">Actions</span></th></tr>
          </thead>
          <tbody>
            {attachments.map(({ id, kind, entity, entityId, postId, error, attempts, createdAt }) => (
              <tr key={id}>
                <td><code>{kind}</code></td>
                <td>{postId === null ? `${entity} ${entityId}` : <Link href={`/post/${postId}`} className="link">{entity} {entityId}</Link>}</td>
                <td className="extension-fault-message">{error}</td>
                <td className="numeric">{attempts}</td>
                <td><LiveTime at={new Date(createdAt).getTime()} renderedAt={renderedAt} style="short" /></td>
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
      </div>}
    </>
  );
}
