import { setTimeout as delay } from 'node:timers/promises';
import { handOver } from './hand-over';
import { persistWaitMs } from './persister';
import type { PendingAttachment } from './types';

/** After the commit: hands the attachments to their extensions and waits a moment for them; a late one goes on behind. */
export async function persistAttachments(attachments: readonly PendingAttachment[]): Promise<void> {
  if (attachments.length === 0) return;
  const waiting = new AbortController();
  // The timer must not outlive the work: it would keep a process that is ending.
  const over = delay(persistWaitMs(), undefined, { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([Promise.all(attachments.map(handOver)), over]);
  waiting.abort();
}
