'use client';
import { useSyncExternalStore } from 'react';
import { minuteClock } from './minute-clock';
import { exactTime, relativeTime } from './relative-time';

export interface LiveTimeProps {
  /** Milliseconds since the epoch. */
  at: number;
  /** The server's clock when it rendered: the first client render repeats it, so both write the same text. */
  renderedAt: number;
  style?: 'long' | 'short';
  className?: string;
}

/** The browser half of Time: counts on, once a minute, and names the exact moment in the reader's own zone. */
export function LiveTime({ at, renderedAt, style, className }: LiveTimeProps) {
  const now = useSyncExternalStore(minuteClock.subscribe, minuteClock.read, () => null);
  const title = now === null ? exactTime(at) : new Date(at).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' });
  return (
    // Inside a client component renderedAt is read twice, on the server and in the browser; the text may differ by a minute.
    <time className={className} dateTime={new Date(at).toISOString()} title={title} suppressHydrationWarning>
      {relativeTime({ at, now: now ?? renderedAt, style })}
    </time>
  );
}
