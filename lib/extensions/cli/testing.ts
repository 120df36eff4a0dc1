import type { Console } from './open-console';

export interface TestConsole extends Console {
  /** Everything that was said, questions included, a line each. */
  said: string[];
  complaints: string[];
  stop: AbortController;
}

/** A console of a test: answers in the order in which it is asked; null has no terminal. */
export function testConsole({ answers = null, saysYes = false }: { answers?: (string | (() => Promise<string>))[] | null; saysYes?: boolean } = {}): TestConsole {
  const said: string[] = [];
  const complaints: string[] = [];
  const stop = new AbortController();
  const left = [...(answers ?? [])];
  return {
    said, complaints, saysYes, stop,
    signal: stop.signal,
    terminal: { say: (line) => void said.push(...line.split('\n')), show: () => undefined, complain: (line) => void complaints.push(...line.split('\n')) },
    ask: answers && (async (question) => {
      said.push(question);
      const answer = left.shift();
      return typeof answer === 'function' ? answer() : (answer ?? '');
    }),
  };
}
