'use client';

import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { ReplyItem } from './reply-item';
import { useReplies, type UseRepliesInput } from './use-replies';

export interface ReplyListProps extends UseRepliesInput {
  replyCount: number;
}

/** The replies under a post, kept up to date while the page is open. */
export function ReplyList({ replyCount, ...input }: ReplyListProps) {
  const { replies, hasMore, isLoadingMore, error, loadMore, refresh } = useReplies(input);
  // The page's own count can be ahead (a later page) or behind (a live reply): never show fewer than are there.
  const count = Math.max(replyCount, replies.length);
  return (
    <section id="replies" aria-labelledby="replies-title">
      <h2 id="replies-title" className="replies-title">{count === 0 ? 'No replies yet' : `${count} ${count === 1 ? 'reply' : 'replies'}`}</h2>
      <ol className="replies" role="list" aria-live="polite" aria-relevant="additions">
        {replies.map((reply) => <ReplyItem key={reply.id} reply={reply} />)}
      </ol>
      {error && <ErrorState title="New replies could not be loaded" text={error.message} onRetry={() => void refresh()} />}
      {hasMore && (
        <div className="list-pages">
          <Button pending={isLoadingMore} onClick={loadMore} className="js-only">More replies</Button>
        </div>
      )}
    </section>
  );
}
