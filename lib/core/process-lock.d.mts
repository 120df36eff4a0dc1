/** Tells one life of a process from another; null when no such process lives. */
export function processIdentity(pid: number): string | null;

/** Takes the lock file `path` for this process, replacing one whose holder is gone; or says which process holds it. */
export function acquireProcessLock(path: string): { release: () => void } | { heldBy: number };
