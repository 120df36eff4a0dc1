'use client';

import { PageLink } from '@/components/ui/page-link';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { AttachmentsField } from '@/components/composer/attachments-field';
import { checkBody } from '@/components/composer/check-body';
import { ExtensionButtons } from '@/components/composer/extension-buttons';
import { MarkdownEditor } from '@/components/composer/markdown-editor';
import { useComposerAttachments } from '@/components/composer/use-composer-attachments';
import { useUnsavedWarning } from '@/components/composer/use-unsaved-warning';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { useFormAction } from '@/components/ui/use-form-action';
import type { ToolbarButton } from '@/lib/extensions/browser/toolbar-buttons';
import { createReplyAction } from '@/lib/replies/actions';
import { stayOnPage, tellRepliesChanged } from './reply-changes';
import { useReplyKey } from './use-reply-key';

export interface ReplyFormProps {
  postId: number;
  /** What extensions add to the composer. */
  toolbarButtons: readonly ToolbarButton[];
  /** The page shows the last reply: a new one appears under it. Otherwise the page goes to where it stands. */
  showsEnd?: boolean;
  /** The post takes no reply: what was typed before it was known, or sent too late, is shown all the same. */
  onlyIfTyped?: boolean;
}

/** The reply box at the end of a post. Without JavaScript it posts and the page comes back at the new reply. */
export function ReplyForm({ postId, toolbarButtons, showsEnd = true, onlyIfTyped = false }: ReplyFormProps) {
  const { state, isPending, formProps } = useFormAction(createReplyAction, showsEnd ? checkAndStay : checkBody, `/post/${postId}#reply`);
  const [round, setRound] = useState(0);
  const [isTyped, setTyped] = useState(false);
  const warnIfLeft = useUnsavedWarning();
  const onDirty = useCallback(() => {
    warnIfLeft(true);
    setTyped(true);
  }, [warnIfLeft]);
  const attachments = useComposerAttachments(state.ok ? undefined : state.values?.attachments, onDirty);
  const router = useRouter();
  useReplyKey();

  const startAfresh = useEffectEvent(() => {
    warnIfLeft(false);
    setTyped(false);
    // Whether they have arrived is said by the page.
    if (attachments.list.length > 0) router.refresh();
    attachments.clear();
  });

  useEffect(() => {
    if (!state.ok) return;
    startAfresh();
    setRound((current) => current + 1);
    tellRepliesChanged(postId);
  }, [state, postId]);

  if (onlyIfTyped && !isTyped && !state.message) return null;

  return (
    <form {...formProps} id="reply" className="reply-form">
      <h2 className="sr-only">Your reply</h2>
      <FormError message={state.ok ? undefined : state.message} fields={state.fields} />
      <input type="hidden" name="postId" value={postId} />
      <MarkdownEditor key={round} label="Your reply" hideLabel rows={4} placeholder="Write a reply" defaultValue={state.ok ? '' : state.values?.body} error={state.fields?.body} readOnly={isPending} onDirty={onDirty} tools={<ExtensionButtons declared={toolbarButtons} context="reply" onAttach={attachments.attach} />} />
      <AttachmentsField attachments={attachments} error={state.ok ? undefined : state.fields?.attachments} />
      <div className="form-actions">
        <Button type="submit" variant="primary" pending={isPending}>Post reply</Button>
        <span role="status" className="text-13 text-t4">{state.ok && !isPending ? 'Posted.' : ''}</span>
      </div>
    </form>
  );
}

function checkAndStay(form: FormData) {
  stayOnPage(form);
  return checkBody(form);
}

export function LogInToReply({ postId }: { postId: number }) {
  return (
    <p className="reply-guest">
      <PageLink href={`/login?next=${encodeURIComponent(`/post/${postId}#reply`)}`}>Log in</PageLink> or <PageLink href={`/register?next=${encodeURIComponent(`/post/${postId}#reply`)}`}>make an account</PageLink> to reply.
    </p>
  );
}
