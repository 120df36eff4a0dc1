import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format } from 'node:util';
import { logFrame, type LogLevel } from './frames';
import { MAX_LOG_LENGTH } from './limits';

type Write = (...values: unknown[]) => void;
export type Logger = Readonly<Record<LogLevel, Write>>;

/** Lines of the extension's log, formatted here: nothing but text crosses. */
export function createLogger(send: (text: string) => boolean): Logger {
  const writer = (level: LogLevel): Write => (...values) => void send(logFrame(level, clip(formatSafely(values))));
  return Object.freeze({ debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') });
}

/** A console that writes to the log; what has no level of its own (table, count, time …) is info. */
export function createConsole(log: Logger): Console {
  const lines = (write: Write) =>
    new Writable({
      decodeStrings: false,
      write(text: unknown, _encoding, done) {
        write(String(text).replace(/\n$/, ''));
        done();
      },
    });
  const console = new Console({ stdout: lines(log.info), stderr: lines(log.warn) });
  return Object.assign(console, { debug: log.debug, log: log.info, info: log.info, warn: log.warn, error: log.error });
}

function formatSafely(values: readonly unknown[]): string {
  try {
    return format(...values);
  } catch {
    return '(a value that cannot be shown)';
  }
}

const clip = (text: string) => (text.length > MAX_LOG_LENGTH ? `${text.slice(0, MAX_LOG_LENGTH)}…` : text);
