import type { PollView } from '../../common/poll';
import { countVoters, describeEnd, explainLimits } from '../../common/words';

const { useEffect, useState } = window.React;

export interface PollFootProps {
  poll: PollView;
  isChoosing: boolean;
  isPending: boolean;
  onChange(): void;
  onCancel(): void;
  onWithdraw(): void;
}

/** Below the options: how many have voted and until when, what cannot be done and why, and what can. */
export function PollFoot({ poll, ...acts }: PollFootProps) {
  const end = describeEnd(poll, useNow());
  return (
    <div className="toggle-row polls-foot">
      <p className="polls-state">
        {poll.voters !== null && <span>{countVoters(poll.voters)}</span>}
        {end && <span>{end.verb} <time dateTime={end.time} title={exact.format(new Date(end.time))}>{end.words}</time></span>}
        {explainLimits(poll, !window.Nexus.currentUser).map((words) => <span key={words}>{words}</span>)}
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

/** In this person's own time. */
const exact = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });

const NOW_EVERY_MS = 30_000;

/** The time in ms, as exact as words like "in 5 minutes" need it. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), NOW_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
