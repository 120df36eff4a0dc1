'use client';

import { useRouter } from 'next/navigation';
import { useLive } from '@/components/live/use-live';

const POST_EVENTS = new Set(['post_updated', 'post_deleted', 'resync']);

/** Reads the page again when its post was edited or deleted elsewhere; replies refresh by themselves. */
export function PostLive({ postId }: { postId: number }) {
  const router = useRouter();
  useLive(`post:${postId}`, ({ event }) => {
    if (POST_EVENTS.has(event)) router.refresh();
  });
  return null;
}
