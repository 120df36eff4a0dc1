import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ExtensionsFor } from '@/components/extensions/extensions-for';
import { Columns } from '@/components/layout/columns';
import { PageHeader } from '@/components/layout/page-header';
import { SiteNotFound } from '@/components/layout/site-not-found';
import { ReplyEditForm } from '@/components/replies/reply-edit-form';
import { getViewer } from '@/lib/auth/get-viewer';
import { parseId } from '@/lib/core/id-schema';
import { answersForm } from '@/lib/pages/answers-form';
import { orMissing } from '@/lib/pages/or-missing';
import { orNotFoundUnlessSent, redirectToLogIn } from '@/lib/pages/or-not-found';
import { getReply } from '@/lib/replies/get-reply';
import { replyUrl } from '@/lib/replies/reply-url';

export const metadata: Metadata = { title: 'Edit reply' };

async function EditReplyPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await getViewer();
  const path = `/reply/${id}/edit`;
  const isSent = await answersForm();
  if (!isSent && !viewer) redirectToLogIn(path);
  const reply = await orNotFoundUnlessSent(getReply(viewer, id));
  if (!isSent && !reply?.can.edit) notFound();
  return (
    <Columns>
      <ExtensionsFor path={path} />
      <PageHeader title="Edit reply" text={reply?.postTitle} />
      <ReplyEditForm reply={{ id: parseId(id) ?? 0, body: reply?.body ?? '' }} cancelHref={reply ? replyUrl(reply) : '/'} />
    </Columns>
  );
}

export default orMissing(EditReplyPage, SiteNotFound);
