export interface PatienceOptions {
  /** How long an extension waits for another that is to hear the same event first and was slow of late. */
  waitMs: () => number;
  /** How long it waits for one that was not: its runner may have to start, or a killed server may still hold it. */
  firstWaitMs: () => number;
  /** How long slowness is remembered. */
  graceMs?: number;
  time?: () => number;
}

/**
 * Holds the order of priorities without letting a slow extension slow the others down: who keeps another waiting once is
 * borne with, who does it again is not waited for in the next minute.
 */
export function createPatience({ waitMs, firstWaitMs, graceMs = 60_000, time = () => performance.now() }: PatienceOptions) {
  const waiting = new Map<string, { eventId: string; since: number; limitMs: number }>();
  const late = new Map<string, number>();
  const slow = new Map<string, number>();

  return {
    /** Extensions that are not waited for now. */
    listSlow: () => listCurrent(slow, time()),
    /** One waits for another with an event. @returns whether it has waited long enough */
    isOver({ slug, waitsFor, eventId }: { slug: string; waitsFor: string; eventId: string }): boolean {
      const now = time();
      const known = waiting.get(slug);
      if (known?.eventId !== eventId) {
        const limitMs = listCurrent(late, now).includes(waitsFor) ? waitMs() : Math.max(waitMs(), firstWaitMs());
        waiting.set(slug, { eventId, since: now, limitMs });
        return false;
      }
      if (now - known.since >= waitMs()) late.set(waitsFor, now + graceMs);
      if (now - known.since < known.limitMs) return false;
      waiting.delete(slug);
      slow.set(waitsFor, now + graceMs);
      return true;
    },
  };
}

function listCurrent(until: Map<string, number>, now: number): string[] {
  for (const [slug, end] of until) if (end <= now) until.delete(slug);
  return [...until.keys()];
}

export type Patience = ReturnType<typeof createPatience>;
