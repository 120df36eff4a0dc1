const { useState } = window.React;

// The forum may make a slot anew at any time, when the page is read again for one: what somebody has ticked outlives that.
const ticked = new Map<number, readonly number[]>();

/** What is ticked in a poll and not sent yet. */
export function useChoice(pollId: number): [chosen: readonly number[], choose: (optionIds: readonly number[]) => void] {
  const [chosen, setChosen] = useState(() => ticked.get(pollId) ?? []);
  return [chosen, (optionIds) => {
    ticked.set(pollId, optionIds);
    setChosen(optionIds);
  }];
}
