import { createInterface } from 'node:readline';

/** Asks whoever sits at the terminal; answers an empty text when they leave without a word. */
export type Ask = (question: string) => Promise<string>;

/** Null where nobody can be asked: input or output is no terminal. @param signal ends a question that waits */
export function createAsk(signal: AbortSignal): Ask | null {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return null;
  return (question) => new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    const close = () => lines.close();
    const settle = (answer: string) => {
      signal.removeEventListener('abort', close);
      lines.close();
      resolve(answer.trim());
    };
    // While it reads, Ctrl-C is a key and no signal.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.on('close', () => settle(''));
    signal.addEventListener('abort', close);
    lines.question(question, settle);
  });
}

export const isYes = (answer: string): boolean => /^y(es)?$/i.test(answer);
