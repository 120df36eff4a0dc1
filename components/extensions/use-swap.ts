'use client';

import { type RefObject, useEffect, useState } from 'react';

interface Swap {
  isSwapped: boolean;
  /** Pixels that the place keeps while its content changes, so that what is below does not jump. */
  heldHeight: number | null;
}

interface SwapInput {
  /** Whether there is something to change places with. */
  isWanted: boolean;
  outer: RefObject<HTMLElement | null>;
  /** Laid out but not seen while it is being filled. */
  inner: RefObject<HTMLElement | null>;
}

const PATIENCE_MS = 2_000;

/** Says when a box that is being filled out of sight may be shown: when it holds something and has kept its height for a frame, after two seconds in any case. */
export function useSwap({ isWanted, outer, inner }: SwapInput): Swap {
  const [swap, setSwap] = useState<Swap>({ isSwapped: false, heldHeight: null });
  const isWaiting = isWanted && !swap.isSwapped;

  useEffect(() => {
    if (!isWaiting) return;
    const end = performance.now() + PATIENCE_MS;
    let before = 0;
    let frame = requestAnimationFrame(function look() {
      const height = inner.current?.offsetHeight ?? 0;
      const isStill = height > 0 && height === before;
      before = height;
      if (isStill || performance.now() >= end) setSwap({ isSwapped: true, heldHeight: outer.current?.offsetHeight ?? null });
      else frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [isWaiting, inner, outer]);

  useEffect(() => {
    if (swap.heldHeight === null) return;
    const frame = requestAnimationFrame(() => setSwap({ isSwapped: true, heldHeight: null }));
    return () => cancelAnimationFrame(frame);
  }, [swap.heldHeight]);

  return swap;
}
