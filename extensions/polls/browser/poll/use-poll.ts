import type { PollView } from '../../shared/poll';
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
  // Counts acts: an answer to a question from before one is old news.
  const acts = useRef(0);

  const refresh = useCallback(async () => {
    const before = acts.current;
    try {
      const next = await api.read(given.id);
      if (acts.current === before) setPoll(next);
    } catch (error) {
      if (error instanceof RequestError && error.status === 404) setPoll(null);
      // Anything else: what is shown stays, and the next change asks again.
    }
  }, [given.id]);

  useEffect(() => {
    const refetcher = createRefetcher(refresh);
    const stop = window.Nexus.live.subscribe(SLUG, `poll:${given.id}`, refetcher.ask);
    // Hints that were missed are not made up for: a page that comes back looks for itself.
    const look = () => document.visibilityState === 'visible' && refetcher.ask();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
      refetcher.stop();
    };
  }, [given.id, refresh]);

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
      if (error instanceof RequestError && [403, 404, 409].includes(error.status)) void refresh();
      return false;
    } finally {
      acts.current += 1;
      setPending(false);
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

/** The longest that a browser's timer can wait. */
const LONGEST_WAIT_MS = 2_147_483_647;

/** Reads a poll again at its closing time. */
function useClosingTime(poll: PollView | null, refresh: () => Promise<void>): void {
  const closesAt = poll && !poll.closed ? poll.closes_at : null;
  useEffect(() => {
    if (closesAt === null) return;
    const wait = Date.parse(closesAt) - Date.now() + 500;
    if (wait > LONGEST_WAIT_MS) return;
    const timer = setTimeout(() => void refresh(), Math.max(wait, 500));
    return () => clearTimeout(timer);
  }, [closesAt, refresh]);
}
