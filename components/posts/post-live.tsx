'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLive } from '@/components/live/use-live';
import { Icon } from '@/components/ui/icon';

// A deleted reply changes the count in the page; one that was written is counted by the list.
const REFRESHING = new Set(['post_updated', 'reply_deleted', 'resync']);

/**
 * Reads the page again when it changed elsewhere; the list of replies refreshes by itself. A deleted post stays on the
 * page, with a word about it: reading again would take away what somebody is writing under it.
 */
export function PostLive({ postId }: { postId: number }) {
  const router = useRouter();
  const [isDeleted, setDeleted] = useState(false);
  useLive(`post:${postId}`, async ({ event }) => {
    if (event === 'post_deleted') return setDeleted(true);
    if (!REFRESHING.has(event)) return;
    const status = await readStatus(postId);
    if (status === 404) setDeleted(true);
    // A refresh that fails makes the router load the whole page anew, and what is typed under it is lost.
    else if (status === 200) router.refresh();
  });
  return (
    <div role="status">
      {isDeleted && <p className="post-notice"><Icon name="trash" size={16} /> This post was deleted. What is on this page is gone when you leave it.</p>}
    </div>
  );
}

/** Whether the post can be read at this moment; null while the forum cannot be reached. */
async function readStatus(postId: number): Promise<number | null> {
  try {
    return (await fetch(`/api/v1/posts/${postId}`, { method: 'HEAD' })).status;
  } catch {
    // Offline, or the forum restarts: the stream says so again when it is back.
    return null;
  }
}
