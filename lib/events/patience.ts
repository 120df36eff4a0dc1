export interface PatienceOptions {
  /** How long an extension waits for another that is to hear the same event first. */
  waitMs?: number;
  /** How long nobody waits for one that was too slow once. */
  graceMs?: number;
  time?: () => number;
}

/**
 * Holds the order of priorities without letting a slow extension slow the others down: whoever keeps another waiting for
 * too long is not waited for in the next minute.
 */
export function createPatience({ waitMs = 2000, graceMs = 60_000, time = () => performance.now() }: PatienceOptions = {}) {
  const waiting = new Map<string, { eventId: string; since: number }>();
  const slow = new Map<string, number>();

  return {
    /** Extensions that are not waited for now. */
    listSlow(): string[] {
      for (const [slug, until] of slow) if (until <= time()) slow.delete(slug);
      return [...slow.keys()];
    },
    /** One waits for another with an event. @returns whether it has waited long enough */
    isOver({ slug, waitsFor, eventId }: { slug: string; waitsFor: string; eventId: string }): boolean {
      const known = waiting.get(slug);
      if (known?.eventId !== eventId) {
        waiting.set(slug, { eventId, since: time() });
        return false;
      }
      if (time() - known.since < waitMs) return false;
      waiting.delete(slug);
      slow.set(waitsFor, time() + graceMs);
      return true;
    },
  };
}

export type Patience = ReturnType<typeof createPatience>;
