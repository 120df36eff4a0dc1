'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useLive } from './use-live';

const GAP_MS = 1000;

/** Has the server make the page anew when the topic changed, at most once a second. */
export function useLiveRefresh(topic: string): void {
  const router = useRouter();
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => {
    clearTimeout(due.current);
    due.current = undefined;
  }, []);
  useLive(topic, () => {
    due.current ??= setTimeout(() => {
      due.current = undefined;
      router.refresh();
    }, GAP_MS);
  });
}

/** The same for a page that is made on the server: shows nothing. */
export function LiveRefresh({ topic }: { topic: string }) {
  useLiveRefresh(topic);
  return null;
}
