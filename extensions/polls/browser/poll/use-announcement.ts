import type { PollView } from '../../common/poll';
import { describeOwnVote, describeResults, describeVoters } from '../../common/words';
import { createAnnouncer } from './create-announcer';

const { useEffect, useMemo, useRef, useState } = window.React;

// The forum may make a slot anew at any time, also while this is being read out.
const spoken = new Map<number, string>();

/** With more options than this, a list of them is not listened to. */
const LISTED = 6;

/**
 * What the poll's live region says: nothing of what was on the page when it came; all of it after an act of this person or at
 * the end of the poll; and how many have voted, now and then, while others vote.
 * @param isActing something that this person did is on its way
 */
export function useAnnouncement(poll: PollView | null, isActing: boolean): string {
  const pollId = poll?.id ?? 0;
  const [said, setSaid] = useState(() => spoken.get(pollId) ?? '');
  const announcer = useMemo(() => createAnnouncer((words) => {
    spoken.set(pollId, words);
    setSaid(words);
  }), [pollId]);
  useEffect(() => announcer.stop, [announcer]);
  const state = poll ? `${poll.closed} ${describeOwnVote(poll)} ${describeResults(poll)}` : '';
  const known = useRef(state);
  const wasClosed = useRef(poll?.closed);
  const hasActed = useRef(false);
  useEffect(() => {
    if (isActing) {
      hasActed.current = true;
      return;
    }
    const isOwn = hasActed.current;
    hasActed.current = false;
    if (state === known.current) return;
    known.current = state;
    if (!poll) return announcer.now('The poll is gone.');
    const hasClosed = poll.closed && wasClosed.current === false;
    wasClosed.current = poll.closed;
    if (!isOwn && !hasClosed) return announcer.soon(describeVoters(poll));
    const all = poll.options.length > LISTED ? describeVoters(poll) : describeResults(poll);
    announcer.now([hasClosed ? 'The poll is closed.' : describeOwnVote(poll), all].filter(Boolean).join(' '));
  }, [state, isActing, poll, announcer]);
  return said;
}
