/** Steps of an install as people see them, in order. A version runs once the last of them is done. */
export const INSTALL_STEPS = ['check', 'store', 'compile', 'start', 'assets', 'switch'] as const;
export type InstallStep = (typeof INSTALL_STEPS)[number];

/** Whoever shows how an install gets on. */
export interface InstallWatcher {
  begin(step: InstallStep): void | Promise<void>;
  /** @param detail what the step found, in a few words; may be empty */
  done(step: InstallStep, detail: string): void | Promise<void>;
}

export const nobodyWatches: InstallWatcher = { begin: () => undefined, done: () => undefined };

/** Runs one step before the eyes of whoever watches. */
export async function showStep<T>(watcher: InstallWatcher, step: InstallStep, work: () => Promise<T>, describe: (value: T) => string = () => ''): Promise<T> {
  await watcher.begin(step);
  const value = await work();
  await watcher.done(step, describe(value));
  return value;
}
