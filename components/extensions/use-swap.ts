'use client';

import { type RefObject, useEffect, useState } from 'react';

interface Swap {
  showsHtml: boolean;
  /** Pixels that the place keeps while its content changes, so that what is below does not jump. */
  heldHeight: number | null;
}

interface SwapInput {
  hasHtml: boolean;
  /** Whether there is something to change places with. */
  hasComponent: boolean;
  outer: RefObject<HTMLElement | null>;
  /** Laid out but not seen while it is being filled. */
  inner: RefObject<HTMLElement | null>;
}

const PATIENCE_MS = 2_000;

/**
 * Says when a box that is being filled out of sight may be shown: when it holds something and has kept its height for a
 * frame, after two seconds in any case. From then on the place is the component's: HTML of a later answer does not come back.
 */
export function useSwap({ hasHtml, hasComponent, outer, inner }: SwapInput): Swap {
  const [isTaken, setTaken] = useState(false);
  const [heldHeight, setHeldHeight] = useState<number | null>(null);
  // Nothing to change places with: it has been in view from its first frame.
  if (hasComponent && !hasHtml && !isTaken) setTaken(true);
  const isWaiting = hasHtml && hasComponent && !isTaken;

  useEffect(() => {
    if (!isWaiting) return;
    const end = performance.now() + PATIENCE_MS;
    let before = 0;
    let frame = requestAnimationFrame(function look() {
      const height = inner.current?.offsetHeight ?? 0;
      const isStill = height > 0 && height === before;
      before = height;
      if (!isStill && performance.now() < end) return void (frame = requestAnimationFrame(look));
      setHeldHeight(outer.current?.offsetHeight ?? null);
      setTaken(true);
    });
    return () => cancelAnimationFrame(frame);
  }, [isWaiting, inner, outer]);

  useEffect(() => {
    if (heldHeight === null) return;
    const frame = requestAnimationFrame(() => setHeldHeight(null));
    return () => cancelAnimationFrame(frame);
  }, [heldHeight]);

  return { showsHtml: hasHtml && !isTaken, heldHeight };
}
