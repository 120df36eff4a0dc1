import type { PollView } from '../../shared/poll';
import { countVoters } from '../../shared/words';

export interface PollFootProps {
  poll: PollView;
  isChoosing: boolean;
  isPending: boolean;
  onChange(): void;
  onCancel(): void;
  onWithdraw(): void;
}

/** Below the options: how many have voted and until when, and what can be done. */
export function PollFoot({ poll, ...acts }: PollFootProps) {
  return (
    <div className="toggle-row polls-foot">
      <p className="polls-state">
        {poll.voters !== null && <span>{countVoters(poll.voters)}</span>}
        {poll.closed ? <span>Closed</span> : poll.closes_at !== null && <span>Closes <time dateTime={poll.closes_at}>{formatTime(poll.closes_at)}</time></span>}
      </p>
      <Acts poll={poll} {...acts} />
    </div>
  );
}

function Acts({ poll, isChoosing, isPending, onChange, onCancel, onWithdraw }: PollFootProps) {
  const hasVoted = poll.options.some(({ mine }) => mine);
  if (poll.closed) return null;
  if (!window.Nexus.currentUser) return <a className="btn-ghost" href={`/login?next=${encodeURIComponent(`/post/${poll.post_id}`)}`}>Log in to vote</a>;
  if (!poll.can.vote) return null;
  if (!isChoosing) return <button type="button" className="btn-ghost" aria-disabled={isPending || undefined} onClick={isPending ? undefined : onChange}>Change vote</button>;
  return (
    <span className="polls-acts">
      {hasVoted && <button type="button" className="btn-ghost" onClick={onWithdraw}>Withdraw vote</button>}
      {hasVoted && <button type="button" className="btn-ghost" onClick={onCancel}>Cancel</button>}
      <button type="submit" className="btn-primary" aria-busy={isPending || undefined}>{hasVoted ? 'Save vote' : 'Vote'}</button>
    </span>
  );
}

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const formatTime = (time: string) => format.format(new Date(time));
