'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { PageLink } from '@/components/ui/page-link';
import { Avatar } from '@/components/ui/avatar';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import { useFormAction } from '@/components/ui/use-form-action';
import type { ReplyJson } from '@/lib/api/reshape';
import { deleteReplyAction } from '@/lib/replies/actions';
import { replyUrl } from '@/lib/replies/reply-url';
import { stayOnPage, tellRepliesChanged } from './reply-changes';

export function ReplyItem({ reply }: { reply: ReplyJson }) {
  const { user, can } = reply;
  return (
    <li className="reply" id={`reply-${reply.id}`}>
      <div className="byline">
        <PageLink href={`/profile/${user.username}`} className="byline-user">
          <Avatar user={{ username: user.username, name: user.name, avatarUrl: user.avatar_url }} size={28} />
          <span dir="auto">{user.name || user.username}</span>
        </PageLink>
        {user.role !== 'member' && <Pill icon="shield">{user.role}</Pill>}
        <a href={replyUrl({ postId: reply.post_id, id: reply.id })} className="byline-time"><Time date={reply.inserted_at} /><span className="sr-only">, link to this reply</span></a>
        {reply.edited_at && <span className="text-t4">edited</span>}
        {(can.edit || can.delete) && (
          <div className="reply-actions">
            {can.edit && <PageLink href={`/reply/${reply.id}/edit`} className="btn btn-plain btn-small">Edit</PageLink>}
            {can.delete && <DeleteReply id={reply.id} postId={reply.post_id} />}
          </div>
        )}
      </div>
      {/* Cooked and sanitised when it was written: lib/markdown/cook.ts. */}
      <div className="md-body" dir="auto" dangerouslySetInnerHTML={{ __html: reply.body_html }} />
    </li>
  );
}

function DeleteReply({ id, postId }: { id: number; postId: number }) {
  const { state, isPending, formProps } = useFormAction(deleteReplyAction, stayOnPage);
  const router = useRouter();
  useEffect(() => {
    if (!state.ok) return;
    tellRepliesChanged(postId);
    router.refresh();
  }, [state, postId, router]);
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <ConfirmButton variant="plain" size="small" pending={isPending} title="Delete this reply?" text="It disappears for everybody." confirmLabel="Delete reply">Delete</ConfirmButton>
      {state.message && <span className="text-13 text-red" role="alert">{state.message}</span>}
    </form>
  );
}
