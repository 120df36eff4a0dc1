'use client';

import { useState } from 'react';
import { useLive } from '@/components/live/use-live';
import { Slot, type SlotProps } from './slot';

export interface LiveSlotProps extends SlotProps {
  /** A topic of the live stream, and the event of it that makes everything here begin anew. */
  topic: string;
  event: string;
}

/** A slot whose components are made anew when what they show has only now arrived on the server. */
export function LiveSlot({ topic, event, first, ...slot }: LiveSlotProps) {
  const [round, setRound] = useState(0);
  useLive(topic, (hint) => {
    if (hint.event === event) setRound((current) => current + 1);
  });
  // What the first HTML held is older than what has arrived.
  return <Slot key={round} {...slot} {...(round === 0 && first && { first })} />;
}
