import type { PollView } from '../../common/poll';
import { api, messageOf, RequestError } from '../api';
import { SLUG } from '../slug';
import { applyVote } from './apply-vote';
import { createRefetcher } from './create-refetcher';

const { useCallback, useEffect, useRef, useState } = window.React;

export interface LivePoll {
  /** Null when it is gone. */
  poll: PollView | null;
  isPending: boolean;
  /** What went wrong with the last act, for a place beside it. */
  problem: string | null;
  setProblem(problem: string | null): void;
  /** An empty list withdraws. @returns whether it was done */
  vote(optionIds: readonly number[]): Promise<boolean>;
  close(): Promise<boolean>;
  /** Takes an answer of the server. */
  take(poll: PollView): void;
}

/** A poll that stays as it is on the server: told when it changes, read again then, with acts that undo themselves when refused. */
export function usePoll(given: PollView): LivePoll {
  const [poll, setPoll] = useState<PollView | null>(given);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Counts the beginnings and ends of acts: odd during one.
  const acts = useRef(0);
  const isOutdated = useRef(false);

  const refresh = useCallback(async () => {
    const before = acts.current;
    try {
      const next = await api.read(given.id);
      if (acts.current === before) setPoll(next);
      // Old news: asked before, or during, something that this person did.
      else if (isActing(acts.current)) isOutdated.current = true;
      else await refresh();
    } catch (error) {
      if (error instanceof RequestError && error.status === 404) setPoll(null);
      // Anything else: what is shown stays, and the next change asks again.
    }
  }, [given.id]);

  const topic = poll?.topic ?? given.topic;
  useEffect(() => {
    const refetcher = createRefetcher(refresh);
    const stop = window.Nexus.live.subscribe(SLUG, topic, refetcher.ask, { onMissed: refetcher.ask });
    // A page that comes back looks for itself: while it was away its stream may have slept.
    const look = () => document.visibilityState === 'visible' && refetcher.ask();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
      refetcher.stop();
    };
  }, [topic, refresh]);

  useClosingTime(poll, refresh);

  const act = async (expected: PollView | null, send: () => Promise<PollView>): Promise<boolean> => {
    const before = poll;
    acts.current += 1;
    setPending(true);
    setProblem(null);
    if (expected) setPoll(expected);
    try {
      setPoll(await send());
      return true;
    } catch (error) {
      setPoll(before);
      setProblem(messageOf(error));
      // What was refused was refused for a reason that the page does not show yet.
      if (error instanceof RequestError && [403, 404, 409].includes(error.status)) isOutdated.current = true;
      return false;
    } finally {
      acts.current += 1;
      setPending(false);
      // Not before the act has ended: until then an answer counts as old news.
      if (isOutdated.current) void refresh();
      isOutdated.current = false;
    }
  };

  return {
    poll,
    isPending,
    problem,
    setProblem,
    vote: (optionIds) => act(poll && applyVote(poll, optionIds), () => (optionIds.length > 0 ? api.vote(given.id, optionIds) : api.withdraw(given.id))),
    close: () => act(null, () => api.close(given.id)),
    take: setPoll,
  };
}

const isActing = (acts: number) => acts % 2 === 1;

/** The longest that a browser's timer can wait. */
const LONGEST_WAIT_MS = 2_147_483_000;
const CLOCK_DIFFERENCE_MS = 10_000;

/** Reads a poll again at its closing time. */
function useClosingTime(poll: PollView | null, refresh: () => Promise<void>): void {
  const closesAt = poll && !poll.closed ? poll.closes_at : null;
  useEffect(() => {
    if (closesAt === null) return;
    const left = Date.parse(closesAt) - Date.now();
    if (left > LONGEST_WAIT_MS) return;
    // Past by this clock and open by the server's: then the server's counts, and is asked again.
    const timer = setTimeout(() => void refresh(), left > 0 ? left + 500 : CLOCK_DIFFERENCE_MS);
    return () => clearTimeout(timer);
  }, [closesAt, poll, refresh]);
}
