const { useSyncExternalStore } = window.React;

let openFor: number | null = null;
const listeners = new Set<() => void>();

function set(next: number | null): void {
  openFor = next;
  for (const listener of listeners) listener();
}

export const openOverlay = (postId: number) => set(postId);
export const closeOverlay = () => set(null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the overlay of this post is open. */
export const useIsOverlayOpen = (postId: number) => useSyncExternalStore(subscribe, () => openFor === postId);
