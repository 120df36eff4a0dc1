import { LiveSlot } from '@/components/extensions/live-slot';
import { PageLink } from '@/components/ui/page-link';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import { reshapePost } from '@/lib/api/reshape';
import type { SlotHtml } from '@/lib/extensions/slots/render-slots';
import type { PostView } from '@/lib/posts/types';
import { PostActions } from './post-actions';

export interface PostArticleProps {
  post: PostView;
  /** What extensions show below it in the first HTML. */
  footer: readonly SlotHtml[];
}

export function PostArticle({ post, footer }: PostArticleProps) {
  return (
    <article className="post" data-post-id={post.id}>
      <header className="post-head">
        <div className="post-chips">
          <Pill href={`/space/${post.space.slug}`} dot={post.space.color}>{post.space.name}</Pill>
          {post.pinned && <Pill icon="pin">Pinned</Pill>}
          {post.locked && <Pill icon="lock" tone="amber">Locked</Pill>}
        </div>
        <h1 className="post-title" dir="auto">{post.title}</h1>
        <div className="byline">
          <PageLink href={`/profile/${post.user.username}`} className="byline-user">
            <Avatar user={post.user} size={32} />
            <span dir="auto">{post.user.name || post.user.username}</span>
          </PageLink>
          {post.user.role !== 'member' && <Pill icon="shield">{post.user.role}</Pill>}
          <Time date={post.createdAt} />
          {post.editedAt && <span className="text-t4">edited <Time date={post.editedAt} /></span>}
        </div>
      </header>
      {/* Cooked and sanitised when it was written: lib/markdown/cook.ts. */}
      <div className="md-body" dir="auto" dangerouslySetInnerHTML={{ __html: post.bodyHtml }} />
      <PostActions post={reshapePost(post)} />
      <LiveSlot name="post_footer" props={{ post_id: post.id }} first={footer} topic={`post:${post.id}`} event="attachment_persisted" />
      {post.locked && <p className="post-notice"><Icon name="lock" size={16} /> This post is locked: it takes no new replies.</p>}
    </article>
  );
}
