'use client';

import { useEffect, useEffectEvent } from 'react';
import { subscribeLive } from './live-client';
import type { LiveHint } from './live-messages';

/** Calls `onHint` whenever the topic changed; a hint says what to read again and never carries the change. */
export function useLive(topic: string, onHint: (hint: LiveHint) => void): void {
  const listener = useEffectEvent(onHint);
  useEffect(() => subscribeLive(topic, (hint) => listener(hint)), [topic]);
}
