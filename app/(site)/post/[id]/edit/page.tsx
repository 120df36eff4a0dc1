import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ExtensionsFor } from '@/components/extensions/extensions-for';
import { Columns } from '@/components/layout/columns';
import { PageHeader } from '@/components/layout/page-header';
import { SiteNotFound } from '@/components/layout/site-not-found';
import { PostForm } from '@/components/posts/post-form';
import { getViewer } from '@/lib/auth/get-viewer';
import { parseId } from '@/lib/core/id-schema';
import { answersForm } from '@/lib/pages/answers-form';
import { orMissing } from '@/lib/pages/or-missing';
import { redirectToLogIn } from '@/lib/pages/or-not-found';
import { readPost } from '@/lib/pages/read';

export const metadata: Metadata = { title: 'Edit post' };

async function EditPostPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/post/${id}/edit`;
  const isSent = await answersForm();
  if (!isSent && !(await getViewer())) redirectToLogIn(path);
  const post = await readPost(id);
  if (!isSent && !post?.can.edit) notFound();
  return (
    <Columns>
      <ExtensionsFor path={path} />
      <PageHeader title="Edit post" />
      <PostForm post={{ id: parseId(id) ?? 0, title: post?.title ?? '', body: post?.body ?? '' }} cancelHref={`/post/${id}`} />
    </Columns>
  );
}

export default orMissing(EditPostPage, SiteNotFound);
