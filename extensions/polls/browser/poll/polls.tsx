import type { PostFooterProps } from '@nexus/sdk/browser';
import { Style } from '../style';
import { PollCard } from './poll-card';
import { usePolls } from './use-polls';

/** Under a post: its polls. Nothing for a post without one. */
export function Polls({ post_id: postId }: PostFooterProps) {
  const { polls, hasFailed, retry } = usePolls(postId);
  if (polls.length === 0 && !hasFailed) return null;
  return (
    <>
      <Style />
      {polls.map((poll) => <PollCard key={poll.id} given={poll} />)}
      {hasFailed && (
        <p className="polls-failed" role="alert">
          Polls could not be loaded. <button type="button" onClick={retry}>Try again</button>
        </p>
      )}
    </>
  );
}
