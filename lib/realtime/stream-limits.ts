import { AppError } from '@/lib/core/errors';
import { processState } from '@/lib/core/process-state';

/** A browser needs one, two while it changes its topics; an office behind one address has many browsers. */
const PER_ADDRESS = 100;
const IN_ALL = 10_000;
const RETRY_SECONDS = 30;

const open = processState('realtime.stream-limits', () => ({ all: 0, byAddress: new Map<string, number>() }));

/**
 * Takes a place for one stream of an address on this server.
 * @returns gives the place back; more than once does no harm.
 * @throws AppError unavailable when the address, or the server, has as many as it may.
 */
export function takeStreamPlace(address: string): () => void {
  const taken = open.byAddress.get(address) ?? 0;
  if (taken >= PER_ADDRESS || open.all >= IN_ALL) throw new AppError('unavailable', 'Too many live streams are open.', { retryAfter: RETRY_SECONDS });
  open.all += 1;
  open.byAddress.set(address, taken + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    open.all -= 1;
    const left = (open.byAddress.get(address) ?? 1) - 1;
    if (left === 0) open.byAddress.delete(address);
    else open.byAddress.set(address, left);
  };
}
