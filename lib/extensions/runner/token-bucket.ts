/** So many a second, with a second's worth saved up. */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(private readonly perSecond: number, private readonly now: () => number = () => performance.now()) {
    this.#tokens = perSecond;
    this.#filledAt = now();
  }

  /** Takes `count`; false, and nothing taken, when there are not as many. */
  take(count = 1): boolean {
    this.#fill();
    if (this.#tokens < count) return false;
    this.#tokens -= count;
    return true;
  }

  /** Takes `count` in any case, so that the bucket may owe some. */
  force(count: number): void {
    this.#fill();
    this.#tokens -= count;
  }

  /** Milliseconds until at least one can be taken. */
  waitMs(): number {
    this.#fill();
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.perSecond) * 1_000);
  }

  #fill(): void {
    const now = this.now();
    this.#tokens = Math.min(this.perSecond, this.#tokens + ((now - this.#filledAt) / 1_000) * this.perSecond);
    this.#filledAt = now;
  }
}
