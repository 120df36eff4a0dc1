/** `48 ms`, `3.2 s`, `12 s`, `2 min 5 s`. @param ms milliseconds; a clock that was set back counts as none */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  // Cut, not rounded: 9.96 s are not 10.0.
  return ms < 10_000 ? `${(Math.floor(ms / 100) / 10).toFixed(1)} s` : formatSeconds(ms);
}

/** `3 s`, `2 min 5 s`: for what still goes on. @param ms milliseconds */
export function formatSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
