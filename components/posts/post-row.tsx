import { PageLink } from '@/components/ui/page-link';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import type { PostSummary } from '@/lib/posts/types';

/** One post in a list: the whole row leads to it, the links inside lead where they say. */
export function PostRow({ post, showSpace }: { post: PostSummary; showSpace: boolean }) {
  return (
    <li className="post-row">
      <PageLink href={`/profile/${post.user.username}`} className="post-row-avatar" tabIndex={-1} aria-hidden="true">
        <Avatar user={post.user} size={40} />
      </PageLink>
      <div className="post-row-main">
        <h2 className="post-row-title">
          {post.pinned && <Icon name="pin" size={14} label="Pinned" />}
          {post.locked && <Icon name="lock" size={14} label="Locked" />}
          <PageLink href={`/post/${post.id}`} className="post-row-link" dir="auto">{post.title}</PageLink>
        </h2>
        {post.excerpt && <p className="post-row-excerpt" dir="auto">{post.excerpt}</p>}
        <div className="post-row-meta">
          {showSpace && <Pill href={`/space/${post.space.slug}`} dot={post.space.color}>{post.space.name}</Pill>}
          <span className="post-row-author" dir="auto">{post.user.name || post.user.username}</span>
          <span className="post-row-count">
            <Icon name="reply" size={14} />
            {post.replyCount}
            <span className="sr-only"> {post.replyCount === 1 ? 'reply' : 'replies'}</span>
          </span>
          <span className="post-row-activity">
            {post.lastReplyUser && <Avatar user={post.lastReplyUser} size={20} label={`Last reply by ${post.lastReplyUser.name}`} />}
            <Time date={post.activityAt} style="short" />
          </span>
        </div>
      </div>
    </li>
  );
}
