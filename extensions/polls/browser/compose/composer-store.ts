import type { Attachment } from '@nexus/sdk/browser';

const { useSyncExternalStore } = window.React;

type Attach = (attachment: Attachment) => void;

// The button of the toolbar is the forum's; what it opens lives in the slot below the text. This is between the two.
let waiting: Attach | null = null;
const listeners = new Set<() => void>();

function set(next: Attach | null): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Opens the editor for a new poll. @returns false when no composer is there to show it */
export function openNewPoll(attach: Attach): boolean {
  if (listeners.size === 0) return false;
  set(attach);
  return true;
}

export const closeNewPoll = () => set(null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) waiting = null;
  };
}

/** How to attach the poll that is being written; null while none is. */
export const useNewPoll = () => useSyncExternalStore(subscribe, () => waiting, () => null);
