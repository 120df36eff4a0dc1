import { AttachmentNotices } from '@/components/attachments/attachment-notices';
import { ExtensionsFor } from '@/components/extensions/extensions-for';
import { RightWidgets } from '@/components/extensions/right-widgets';
import { Columns } from '@/components/layout/columns';
import { SiteNotFound } from '@/components/layout/site-not-found';
import { DeletedPost } from '@/components/posts/deleted-post';
import { PostArticle } from '@/components/posts/post-article';
import { PostLive } from '@/components/posts/post-live';
import { LogInToReply, ReplyForm } from '@/components/replies/reply-form';
import { ReplyList } from '@/components/replies/reply-list';
import { PaginationLink } from '@/components/ui/pagination-link';
import { reshapeReply } from '@/lib/api/reshape';
import { listUnsettledAttachments } from '@/lib/attachments/list-unsettled-attachments';
import { getViewer } from '@/lib/auth/get-viewer';
import { parseId } from '@/lib/core/id-schema';
import { listComposerButtons } from '@/lib/extensions/registry/list-composer-buttons';
import { renderSlots } from '@/lib/extensions/slots/render-slots';
import { answersForm } from '@/lib/pages/answers-form';
import { metadataOrMissing, orMissing } from '@/lib/pages/or-missing';
import { orNotFound } from '@/lib/pages/or-not-found';
import { readPost } from '@/lib/pages/read';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';
import { listReplies } from '@/lib/replies/list-replies';

interface PostPageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = metadataOrMissing(async ({ params }: PostPageProps) => {
  const post = await readPost((await params).id);
  return post ? { title: post.title, description: post.excerpt } : { title: 'Deleted post' };
});

async function PostPage({ params, searchParams }: PostPageProps) {
  const viewer = await getViewer();
  const { id } = await params;
  const post = await readPost(id);
  if (!post) return <DeletedPost id={Number(id)} />;
  const cursor = await searchParam(searchParams, 'cursor');
  const around = parseId((await searchParam(searchParams, 'reply')) ?? '') ?? undefined;
  const path = `/post/${post.id}`;
  const [page, unsettled, toolbarButtons, footer] = await Promise.all([
    orNotFound(listReplies(viewer, { postId: post.id, cursor, around })),
    listUnsettledAttachments(viewer, { postId: post.id }),
    listComposerButtons({ path, viewer, context: 'reply' }),
    renderSlots({ name: 'post_footer', props: { post_id: post.id }, viewer }),
  ]);
  const startsLater = cursor !== undefined || (around !== undefined && page.items[0] !== undefined && post.replyCount > page.items.length);
  return (
    <Columns right={<RightWidgets pageProps={{ id: post.id }} />}>
      <ExtensionsFor path={path} />
      <PostLive postId={post.id} />
      <PostArticle post={post} footer={footer} />
      {unsettled.length > 0 && <AttachmentNotices postId={post.id} attachments={unsettled} />}
      {startsLater && <nav className="list-pages" aria-label="Earlier replies"><PaginationLink href={`${path}#replies`} rel="prev">From the first reply</PaginationLink></nav>}
      <ReplyList
        key={`${post.id} ${cursor ?? ''} ${around ?? ''}`}
        postId={post.id}
        replyCount={post.replyCount}
        firstPage={{ replies: page.items.map(reshapeReply), next_cursor: page.nextCursor }}
        from={{ cursor, around }}
      />
      {page.nextCursor && <noscript><nav className="list-pages" aria-label="Replies"><a className="btn-ghost" rel="next" href={`${path}?cursor=${page.nextCursor}#replies`}>More replies</a></nav></noscript>}
      {(viewer || (await answersForm())) && <ReplyForm key={`${cursor ?? ''} ${around ?? ''}`} postId={post.id} toolbarButtons={toolbarButtons} showsEnd={page.nextCursor === null} onlyIfTyped={!post.can.reply} />}
      {!viewer && !post.locked && <LogInToReply postId={post.id} />}
    </Columns>
  );
}

export default orMissing(PostPage, SiteNotFound);
