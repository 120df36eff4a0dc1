import { cache } from 'react';
import { getViewer } from '@/lib/auth/get-viewer';
import { listFailedAttachments } from '@/lib/attachments/list-failed-attachments';
import { listDeadLetters } from '@/lib/events/list-dead-letters';
import { listQueues } from '@/lib/events/list-queues';
import { getExtension } from '@/lib/extensions/get-extension';
import { getProcess } from '@/lib/extensions/get-process';
import { isAppError } from '@/lib/core/errors';
import { orNotFound } from './or-not-found';

/** Reads that the pages of one extension and the frame around them share: once a request each. */
export const readExtension = cache(async (slug: string) => orNotFound(getExtension(await getViewer(), { slug })));

export const readProcess = cache(async (slug: string) => orNotFound(getProcess(await getViewer(), { slug })));

/** What went wrong on the server. */
export const readProblems = cache(async (slug: string) => {
  const viewer = await getViewer();
  const [letters, attachments, queues] = await Promise.all([listDeadLetters(viewer, { slug, limit: 100 }), listFailedAttachments(viewer, { slug }), listQueues(viewer)]);
  return { letters, attachments, queue: queues.find((queue) => queue.slug === slug) ?? null };
});

/** What an extension without a valid manifest does not have. */
export async function orNone<Value, None>(read: Promise<Value>, none: None): Promise<Value | None> {
  try {
    return await read;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return none;
    throw error;
  }
}
