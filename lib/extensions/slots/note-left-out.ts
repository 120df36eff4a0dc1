import type { SlotName } from '@nexus/sdk/manifest';
import { processState } from '@/lib/core/process-state';
import type { Supervisor } from '../runner/supervisor';

export interface LeftOut {
  slug: string;
  name: SlotName;
  /** The end of a sentence: `took longer than 100 ms`. */
  reason: string;
}

interface Count {
  since: number;
  pages: number;
}

/** Every page asks: one line a minute says how many went without. */
const EVERY_MS = 60_000;

const getCounts = () => processState('extensions.slots.left-out', () => new Map<string, Count>());

/** Tells admins, in the extension's log, that pages went out without its HTML; the first time at once, then with a count. */
export function noteLeftOut(supervisor: Pick<Supervisor, 'note'>, { slug, name, reason }: LeftOut): void {
  const counts = getCounts();
  const key = `${slug} ${name} ${reason}`;
  const count = counts.get(key);
  // Real elapsed time: a test that moves the forum's clock does not want more lines.
  const now = performance.now();
  if (count && now - count.since < EVERY_MS) {
    count.pages += 1;
    return;
  }
  const pages = count ? count.pages + 1 : 1;
  counts.set(key, { since: now, pages: 0 });
  supervisor.note(slug, 'info', `slot ${name}: its HTML ${reason}, so ${pages === 1 ? 'a page' : `${pages} pages`} went out without it; the component still shows there.`);
}
