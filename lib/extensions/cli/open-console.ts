import { createAsk, type Ask } from './ask';
import { createTerminal, type Terminal } from './terminal';
import { stopSignal } from './stop-signal';

/** How a command and whoever called it talk to each other. */
export interface Console {
  terminal: Terminal;
  /** Null where nobody can be asked. */
  ask: Ask | null;
  /** Everything was agreed to beforehand: --yes. */
  saysYes: boolean;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

export function openConsole({ saysYes }: Pick<Console, 'saysYes'>): Console {
  const signal = stopSignal();
  return { terminal: createTerminal(), ask: createAsk(signal), saysYes, signal };
}
