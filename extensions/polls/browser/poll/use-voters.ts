import type { OptionVoters, PollView } from '../../common/poll';
import { api } from '../api';

const { useEffect, useState } = window.React;

export interface PollVoters {
  /** Null until they are there. */
  lists: readonly OptionVoters[] | null;
  error: unknown;
  /** Reads on where a list ends. */
  more(list: OptionVoters): void;
}

/** Who voted for what; read when it is wanted, and again when the counts change. */
export function useVoters(poll: PollView, isWanted: boolean): PollVoters {
  const [lists, setLists] = useState<readonly OptionVoters[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const counts = poll.options.map(({ votes, mine }) => `${votes}${mine ? '*' : ''}`).join();

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const load = async () => {
      try {
        const found = await api.voters(poll.id);
        if (isCurrent) setLists(found);
        if (isCurrent) setError(null);
      } catch (reason) {
        if (isCurrent) setError(reason);
      }
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [poll.id, isWanted, counts]);

  const more = async ({ option_id: optionId, next_cursor: cursor }: OptionVoters) => {
    if (cursor === null) return;
    try {
      const [page] = await api.voters(poll.id, { optionId, cursor });
      if (page) setLists((known) => known && known.map((list) => (list.option_id === optionId && list.next_cursor === cursor ? { ...page, voters: [...list.voters, ...page.voters] } : list)));
    } catch (reason) {
      setError(reason);
    }
  };
  return { lists, error, more: (list) => void more(list) };
}
