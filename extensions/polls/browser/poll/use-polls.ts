import type { PollView } from '../../common/poll';
import { api, RequestError } from '../api';

const { useCallback, useEffect, useState } = window.React;

export interface PostPolls {
  /** Empty until they are there, and for a post without one. */
  polls: readonly PollView[];
  hasFailed: boolean;
  retry(): void;
}

const none: readonly PollView[] = [];

/** The polls of a post. */
export function usePolls(postId: number): PostPolls {
  const [polls, setPolls] = useState(none);
  const [hasFailed, setFailed] = useState(false);
  const load = useCallback(async (signal: AbortSignal) => {
    setFailed(false);
    try {
      const found = await api.list(postId);
      if (!signal.aborted) setPolls(found);
    } catch (error) {
      // A post that is gone says so itself, and without its server half the extension has nothing to show on any page.
      const isSilent = error instanceof RequestError && [404, 503].includes(error.status);
      if (!signal.aborted) setFailed(!isSilent);
    }
  }, [postId]);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const life = new AbortController();
    void load(life.signal);
    return () => life.abort();
  }, [load, attempt]);
  return { polls, hasFailed, retry: () => setAttempt((count) => count + 1) };
}
