import { hash, verify, type Options } from '@node-rs/argon2';
import { processState } from '@/lib/core/process-state';

/** OWASP's first recommended argon2id setting: 19 MiB, two passes, one lane (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;

const gate = processState('auth.password-gate', () => ({ running: 0, waiting: [] as (() => void)[] }));

export const hashPassword = (password: string) => limited(() => hash(password, COST));

/** Takes as long for an unknown account (`stored` null) as for a known one, so that the answer's time names nobody. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await limited(async () => verify(stored ?? (await decoyHash()), password));
  return stored !== null && matches;
}

function decoyHash(): Promise<string> {
  return processState('auth.decoy-hash', () => hash('no account has this password', COST));
}

/** Each hash takes 19 MiB: a flood of log-ins waits here instead of filling the memory. */
async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (gate.running >= AT_ONCE) await new Promise<void>((resolve) => gate.waiting.push(resolve));
  else gate.running += 1;
  try {
    return await work();
  } finally {
    const next = gate.waiting.shift();
    if (next) next();
    else gate.running -= 1;
  }
}
