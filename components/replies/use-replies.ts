'use client';

import { useEffect, useRef, useState } from 'react';
import useSWRInfinite from 'swr/infinite';
import { fetchJson } from '@/components/live/fetch-json';
import { useLive } from '@/components/live/use-live';
import type { ReplyJson } from '@/lib/api/reshape';
import { onRepliesChanged } from './reply-changes';

export interface ReplyPage {
  replies: ReplyJson[];
  next_cursor: string | null;
}

export interface UseRepliesInput {
  postId: number;
  /** The page that came with the HTML. */
  firstPage: ReplyPage;
  /** Where the first page begins: a cursor, or the permalink's reply it was built around. */
  from: { cursor?: string; around?: number };
}

let visits = 0;

/** A post's replies: the page's own, then whatever the live stream says has changed. */
export function useReplies({ postId, firstPage, from }: UseRepliesInput) {
  const base = `/api/v1/posts/${postId}/replies`;
  // Nothing is kept from an earlier visit: the page that came with this one is newer.
  const [visit] = useState(() => (visits += 1));
  const keyOf = (index: number, previous: ReplyPage | null): [string, number] | null => {
    if (index === 0) return [`${base}${firstPageQuery(from)}`, visit];
    return previous?.next_cursor ? [`${base}?cursor=${previous.next_cursor}`, visit] : null;
  };
  const { data, error, size, setSize, mutate, isValidating } = useSWRInfinite<ReplyPage, Error>(keyOf, ([url]: [string, number]) => fetchJson<ReplyPage>(url), {
    fallbackData: [firstPage],
    revalidateOnMount: false,
    revalidateOnFocus: false,
    revalidateFirstPage: false,
    revalidateAll: true,
    keepPreviousData: true,
  });
  const pages = data ?? [firstPage];
  const nextCursor = pages.at(-1)?.next_cursor ?? null;

  // Whoever has read to the end stays at the end when a new reply begins another page.
  const wasAtEnd = useRef(nextCursor === null);
  useEffect(() => {
    if (nextCursor === null) wasAtEnd.current = true;
    else if (wasAtEnd.current && pages.length === size) void setSize(size + 1);
  }, [nextCursor, pages.length, size, setSize]);

  useLive(`post:${postId}`, ({ event }) => {
    if (event !== 'post_deleted') void mutate();
  });
  useEffect(() => onRepliesChanged((changed) => {
    if (changed === postId) void mutate();
  }), [postId, mutate]);

  return {
    replies: pages.flatMap((page) => page.replies),
    hasMore: nextCursor !== null && !wasAtEnd.current,
    isLoadingMore: isValidating && size > pages.length,
    error,
    loadMore: () => void setSize(size + 1),
    refresh: () => mutate(),
  };
}

function firstPageQuery({ cursor, around }: UseRepliesInput['from']): string {
  if (cursor !== undefined) return `?cursor=${cursor}`;
  return around === undefined ? '' : `?around=${around}`;
}
