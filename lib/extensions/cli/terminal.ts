import { toPrintable } from '@/lib/core/printable';

export interface Terminal {
  /** A whole line. */
  say(line: string): void;
  /** Shows what is going on until the next line; only where somebody watches. */
  show(text: string): void;
  /** A whole line that goes to standard error. */
  complain(line: string): void;
}

/** Standard output. On a terminal the line that is going on is written over by the next. */
export function createTerminal(stream: NodeJS.WriteStream = process.stdout): Terminal {
  const clear = stream.isTTY ? '\r\u001b[K' : '';
  return {
    // What an extension says of itself, and threw, is among it.
    say: (line) => void stream.write(`${clear}${toPrintable(line)}\n`),
    show: (text) => void (stream.isTTY && stream.write(`${clear}${toPrintable(text)}`)),
    complain: (line) => {
      stream.write(clear);
      process.stderr.write(`${toPrintable(line)}\n`);
    },
  };
}
