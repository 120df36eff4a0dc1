/** How long one server may be at an attachment before another takes it over. */
export const LEASE_MS = 15_000;

/** An extension that has not answered by then has failed; within the lease, so that nobody else is at it by then. */
export const DEADLINE_MS = 12_000;
