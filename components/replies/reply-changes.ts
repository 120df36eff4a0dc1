const listeners = new Set<(postId: number) => void>();

/** Tells the page's list that its replies are others now; the live stream tells everybody else, and may be late here. */
export function tellRepliesChanged(postId: number): void {
  for (const listener of listeners) listener(postId);
}

/** With JavaScript the page stays, so that the reader keeps their place. */
export function stayOnPage(form: FormData): undefined {
  form.set('stay', '1');
}

/** @returns a function that stops it. */
export function onRepliesChanged(listener: (postId: number) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
