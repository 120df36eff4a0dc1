'use client';

import { useState } from 'react';
import { useLive } from '@/components/live/use-live';
import { Slot, type SlotProps } from './slot';

export interface LiveSlotProps extends Omit<SlotProps, 'rounds'> {
  /** A topic of the live stream, and the event of it that makes the part of the extension it names begin anew. */
  topic: string;
  event: string;
}

const none: ReadonlyMap<string, number> = new Map();

/** A slot where a component is made anew when what it shows has only now arrived on the server. */
export function LiveSlot({ topic, event, ...slot }: LiveSlotProps) {
  const [rounds, setRounds] = useState(none);
  useLive(topic, (hint) => {
    const { extension } = hint;
    if (hint.event === event && extension !== undefined) setRounds((current) => new Map(current).set(extension, (current.get(extension) ?? 0) + 1));
  });
  return <Slot {...slot} rounds={rounds} />;
}
