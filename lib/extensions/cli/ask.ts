import { createInterface } from 'node:readline';

/** Asks whoever sits at the terminal; answers an empty text when they leave without a word. */
export type Ask = (question: string) => Promise<string>;

export interface TerminalStreams {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { isTTY?: boolean };
}

/** Null where nobody can be asked: input or output is no terminal. @param signal ends a question that waits */
export function createAsk(signal: AbortSignal, { input, output }: TerminalStreams = { input: process.stdin, output: process.stdout }): Ask | null {
  if (!input.isTTY || !output.isTTY) return null;
  return (question) => new Promise((resolve) => {
    const lines = createInterface({ input, output });
    const close = () => lines.close();
    let answered: string | null = null;
    // While it reads, Ctrl-C is a key and no signal.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.on('close', () => {
      signal.removeEventListener('abort', close);
      // An answer has ended its line.
      if (answered === null) output.write('\n');
      resolve(answered ?? '');
    });
    signal.addEventListener('abort', close);
    lines.question(question, (answer) => {
      answered = answer.trim();
      close();
    });
  });
}

export const isYes = (answer: string): boolean => /^y(es)?$/i.test(answer);
