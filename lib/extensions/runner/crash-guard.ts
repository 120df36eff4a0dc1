import { clock } from '@/lib/core/clock';
import { logUnexpected } from '@/lib/core/log';
import { toPrintable } from '@/lib/core/printable';
import { backOffMs } from './back-off';
import { findCrashRecord, forgetCrashes, recordCrash } from './crash-record';
import type { Knobs } from './knobs';
import { RunnerError } from './runner-error';

export interface CrashGuardOptions {
  slug: string;
  digest: string;
  knobs: () => Knobs;
  onChange: () => void;
  random?: () => number;
}

const now = () => clock.now().getTime();

/** Decides whether one version of an extension may start: after a crash it waits, after several it is quarantined. */
export class CrashGuard {
  readonly #options: CrashGuardOptions;
  #crashesInARow = 0;
  #retryAt = 0;
  #saving: Promise<void> = Promise.resolve();
  #isQuarantined = false;
  /** Of the quarantine, else of the last crash. */
  reason: string | undefined;

  constructor(options: CrashGuardOptions) {
    this.#options = options;
  }

  get isQuarantined(): boolean {
    return this.#isQuarantined;
  }

  /** Milliseconds until a start may be tried. */
  waitMs(): number {
    return Math.max(0, this.#retryAt - now());
  }

  /**
   * Asks the record, which other servers write too.
   * @throws RunnerError quarantined
   */
  async assertMayStart(): Promise<void> {
    await this.#saving;
    await this.refresh();
    if (this.#isQuarantined) throw this.refusal();
  }

  async refresh(): Promise<void> {
    const { quarantine } = await findCrashRecord(this.#options.slug, this.#options.digest);
    this.#setQuarantine(quarantine?.reason ?? null);
  }

  refusal(): RunnerError {
    return new RunnerError('quarantined', this.reason ?? 'It crashed too often.');
  }

  /** A runner died, or was killed. @param uptimeMs one that ran well for a while is not crashing in a row */
  report(described: string, uptimeMs: number): void {
    // It may quote what the runner printed, of which not all can be stored.
    const reason = toPrintable(described);
    const knobs = this.#options.knobs();
    this.#crashesInARow = uptimeMs > knobs.backOffMaxMs ? 1 : this.#crashesInARow + 1;
    this.#retryAt = now() + backOffMs(this.#crashesInARow, knobs, this.#options.random);
    this.reason = reason;
    this.#options.onChange();
    this.#saving = this.#saving.then(() => this.#save(reason));
  }

  async release(): Promise<void> {
    await this.#saving;
    await forgetCrashes(this.#options.slug);
    this.#setQuarantine(null);
  }

  /** Resolves when every crash is written. */
  saved(): Promise<void> {
    return this.#saving;
  }

  async #save(reason: string): Promise<void> {
    const { slug, digest, knobs } = this.#options;
    try {
      const { quarantine } = await recordCrash({ slug, digest, reason, knobs: knobs() });
      this.#setQuarantine(quarantine?.reason ?? null);
    } catch (error) {
      // Without the database there is no quarantine, but the back-off still holds.
      logUnexpected(error, { extension: slug });
    }
  }

  #setQuarantine(reason: string | null): void {
    const isChanged = this.#isQuarantined !== (reason !== null);
    this.#isQuarantined = reason !== null;
    if (reason !== null) this.reason = reason;
    if (!isChanged) return;
    if (reason === null) {
      this.#crashesInARow = 0;
      this.#retryAt = 0;
      this.reason = undefined;
    }
    this.#options.onChange();
  }
}
