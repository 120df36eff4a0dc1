import type { Knobs } from './knobs';

/** `late`: it missed its deadline, which on a busy machine says less than a throw does. */
export type Outcome = 'ok' | 'late' | 'error';

interface Breaker {
  /** The last outcomes, newest last. */
  outcomes: Outcome[];
  errorsInARow: number;
  /** When one call may try again; null while calls pass. */
  openUntil: number | null;
  openForMs: number;
  isTrying: boolean;
}

export type BreakerLimits = Pick<Knobs, 'errorsInARow' | 'breakerFirstMs' | 'breakerMaxMs'>;

const WINDOW = 20;
/** Labels are route patterns and event names; more than this are made up. */
const MOST_LABELS = 500;

/** Switches off single handlers of one extension that keep failing, so that nobody waits for them; one call at a time finds out whether they work again. */
export class Breakers {
  readonly #byLabel = new Map<string, Breaker>();

  constructor(private readonly limits: () => BreakerLimits, private readonly now: () => number) {}

  /** Whether a call may pass; it must then be told to `record` or `abandon`. Otherwise the milliseconds to wait. */
  admit(label: string): { ok: true } | { ok: false; waitMs: number } {
    const breaker = this.#byLabel.get(label);
    if (!breaker || breaker.openUntil === null) return { ok: true };
    const waitMs = breaker.openUntil - this.now();
    if (waitMs > 0) return { ok: false, waitMs };
    if (breaker.isTrying) return { ok: false, waitMs: this.limits().errorsInARow * 1_000 };
    breaker.isTrying = true;
    return { ok: true };
  }

  /** @returns for how many milliseconds the handler is switched off now, where this outcome did it; else 0 */
  record(label: string, outcome: Outcome): number {
    const breaker = this.#get(label);
    if (breaker.isTrying) return this.#endTrial(label, breaker, outcome);
    breaker.outcomes = [...breaker.outcomes, outcome].slice(-WINDOW);
    if (outcome !== 'late') breaker.errorsInARow = outcome === 'error' ? breaker.errorsInARow + 1 : 0;
    return breaker.openUntil === null && this.#isBad(breaker) ? this.#open(breaker) : 0;
  }

  /** The call ended without the handler having had a say (the runner died, say). */
  abandon(label: string): void {
    const breaker = this.#byLabel.get(label);
    if (breaker) breaker.isTrying = false;
  }

  /** The labels whose calls are refused now. */
  open(): string[] {
    return [...this.#byLabel].filter(([, { openUntil }]) => openUntil !== null).map(([label]) => label);
  }

  reset(): void {
    this.#byLabel.clear();
  }

  #get(label: string): Breaker {
    const found = this.#byLabel.get(label);
    if (found) return found;
    if (this.#byLabel.size >= MOST_LABELS) this.#byLabel.delete(this.#byLabel.keys().next().value ?? label);
    const made: Breaker = { outcomes: [], errorsInARow: 0, openUntil: null, openForMs: 0, isTrying: false };
    this.#byLabel.set(label, made);
    return made;
  }

  #isBad({ outcomes, errorsInARow }: Breaker): boolean {
    const failures = outcomes.filter((outcome) => outcome !== 'ok').length;
    return errorsInARow >= this.limits().errorsInARow || (outcomes.length === WINDOW && failures >= WINDOW / 2);
  }

  #open(breaker: Breaker): number {
    breaker.openForMs = Math.min(this.limits().breakerMaxMs, breaker.openForMs === 0 ? this.limits().breakerFirstMs : breaker.openForMs * 2);
    breaker.openUntil = this.now() + breaker.openForMs;
    breaker.outcomes = [];
    breaker.errorsInARow = 0;
    return breaker.openForMs;
  }

  #endTrial(label: string, breaker: Breaker, outcome: Outcome): number {
    breaker.isTrying = false;
    if (outcome !== 'ok') return this.#open(breaker);
    this.#byLabel.delete(label);
    return 0;
  }
}
