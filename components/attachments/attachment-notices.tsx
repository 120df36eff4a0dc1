'use client';

import { useRouter } from 'next/navigation';
import { useLive } from '@/components/live/use-live';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { useFormAction } from '@/components/ui/use-form-action';
import { retryAttachmentAction } from '@/lib/attachments/actions';
import type { UnsettledAttachment } from '@/lib/attachments/types';
import { replyUrl } from '@/lib/replies/reply-url';

export interface AttachmentNoticesProps {
  postId: number;
  /** See listUnsettledAttachments. */
  attachments: readonly UnsettledAttachment[];
}

/** Tells an author what of a post or its replies its extension has not kept yet, each with a way to try again. */
export function AttachmentNotices({ postId, attachments }: AttachmentNoticesProps) {
  const router = useRouter();
  useLive(`post:${postId}`, ({ event }) => {
    if (event.startsWith('attachment_')) router.refresh();
  });
  return (
    <ul className="attachment-notices" role="list">
      {attachments.map((attachment) => <Notice key={attachment.id} postId={postId} attachment={attachment} />)}
    </ul>
  );
}

function Notice({ postId, attachment: { id, entity, entityId, state, hasFailed, extensionName } }: { postId: number; attachment: UnsettledAttachment }) {
  const { state: answer, isPending, formProps } = useFormAction(retryAttachmentAction);
  const to = entity === 'reply' ? <> to <a href={replyUrl({ postId, id: entityId })}>your reply</a></> : null;
  return (
    <li className="attachment-notice" data-attachment={id} data-state={state}>
      <Icon name={state === 'failed' ? 'alert' : 'clock'} size={16} />
      <p role="status">
        {!hasFailed && state === 'pending' && <>“{extensionName}” has yet to keep what you attached{to}.</>}
        {hasFailed && state === 'pending' && <>“{extensionName}” could not keep what you attached{to} yet. It is tried again by itself.</>}
        {state === 'failed' && <>“{extensionName}” could not keep what you attached{to}. Nothing is lost; try again.</>}
        {answer.message && !isPending && <span role="alert"> {answer.message}</span>}
      </p>
      <form {...formProps}>
        <input type="hidden" name="id" value={id} />
        <Button type="submit" size="small" pending={isPending}>Retry</Button>
      </form>
    </li>
  );
}
