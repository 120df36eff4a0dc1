import { setTimeout as delay } from 'node:timers/promises';
import { handOver } from './hand-over';
import type { PendingAttachment } from './types';

/** What a person waits for at most, all attachments together. */
const WAIT_MS = 1000;

/** After the commit: hands the attachments to their extensions and waits a moment for them; a late one goes on behind. */
export async function persistAttachments(attachments: readonly PendingAttachment[]): Promise<void> {
  if (attachments.length === 0) return;
  const waiting = new AbortController();
  // The timer must not outlive the work: it would keep a process that is ending.
  const over = delay(WAIT_MS, undefined, { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([Promise.all(attachments.map(handOver)), over]);
  waiting.abort();
}
