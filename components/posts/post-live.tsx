'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLive } from '@/components/live/use-live';
import { Icon } from '@/components/ui/icon';

const REFRESHING = new Set(['post_updated', 'resync']);

/**
 * Reads the page again when its post was edited elsewhere; replies refresh by themselves. A deleted post stays on the
 * page, with a word about it: reading again would take away what somebody is writing under it.
 */
export function PostLive({ postId }: { postId: number }) {
  const router = useRouter();
  const [isDeleted, setDeleted] = useState(false);
  useLive(`post:${postId}`, async ({ event }) => {
    if (event === 'post_deleted' || (REFRESHING.has(event) && (await isGone(postId)))) setDeleted(true);
    else if (REFRESHING.has(event)) router.refresh();
  });
  return (
    <div role="status">
      {isDeleted && <p className="post-notice"><Icon name="trash" size={16} /> This post was deleted. What is on this page is gone when you leave it.</p>}
    </div>
  );
}

async function isGone(postId: number): Promise<boolean> {
  try {
    return (await fetch(`/api/v1/posts/${postId}`, { method: 'HEAD' })).status === 404;
  } catch {
    // Offline: the page is left as it is read now.
    return false;
  }
}
