'use client';

import { useEffect, useRef, useState } from 'react';
import useSWR from 'swr';
import { useLive } from '@/components/live/use-live';
import type { TaskState, TaskView } from '@/lib/extensions/tasks/types';
import { readTask } from './read-task';

/** How often a task is read where no hint comes: the net under the live stream. */
const POLL_MS = { running: 2_000, waiting: 15_000, done: 0, failed: 0, cancelled: 0 } as const satisfies Record<TaskState, number>;
/** Hints of a download come many times a second. */
const GAP_MS = 250;

let visits = 0;

/** A task as it gets on: what came with the page, then whatever the live stream says has changed. */
export function useTask(given: TaskView): { task: TaskView; error: Error | undefined } {
  // Nothing is kept from an earlier visit: the page that came with this one is newer.
  const [visit] = useState(() => (visits += 1));
  const { data: task = given, error, mutate } = useSWR<TaskView, Error, [string, number]>(
    [`/api/v1/admin/extension-tasks/${given.id}`, visit],
    ([url]) => readTask(url),
    { fallbackData: given, revalidateOnMount: false, keepPreviousData: true, refreshInterval: (latest) => POLL_MS[(latest ?? given).state] },
  );
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => {
    clearTimeout(due.current);
    due.current = undefined;
  }, []);
  useLive('extension-tasks', () => {
    due.current ??= setTimeout(() => {
      due.current = undefined;
      void mutate();
    }, GAP_MS);
  });
  // The page was made anew, after an act of this admin: what is known here may be older.
  useEffect(() => void mutate(), [given, mutate]);
  return { task, error };
}
