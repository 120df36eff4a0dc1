/** Counts what arrives on a connection, so that a result is stopped while it streams, not when it is whole. */
export interface Meter {
  count(bytes: number): void;
  /** Starts from nought; `onExceeded` is called once when more than `limit` bytes have arrived. */
  watch(limit: number, onExceeded: () => void): void;
  /** @returns how much arrived since `watch` */
  stop(): number;
}

export function createMeter(): Meter {
  let received = 0;
  let limit = Number.POSITIVE_INFINITY;
  let exceeded = () => {};
  return {
    count(bytes) {
      received += bytes;
      if (received <= limit) return;
      limit = Number.POSITIVE_INFINITY;
      exceeded();
    },
    watch(newLimit, onExceeded) {
      received = 0;
      limit = newLimit;
      exceeded = onExceeded;
    },
    stop() {
      limit = Number.POSITIVE_INFINITY;
      return received;
    },
  };
}
