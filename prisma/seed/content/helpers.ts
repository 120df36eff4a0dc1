import type { SeedReply } from './types';

/** Shorthand for one reply, so that threads stay readable in the data files. */
export function r(by: string, body: string, reactions = 0): SeedReply {
  return { by, body, reactions };
}
