import type { Worker } from 'node:worker_threads';
import { processState } from '@/lib/core/process-state';
import { projectPath } from '@/lib/core/project-path';
import { sqlLimits } from '../limits';
import { refused, SqlError } from '../sql-error';
import { parseAnswerSchema, type Facts } from './facts';

interface Job {
  text: string;
  resolve: (facts: Facts) => void;
  reject: (error: Error) => void;
}

interface Parser {
  worker: Worker | null;
  /** It has loaded PostgreSQL's parser, which on a busy machine takes a while. */
  isReady: boolean;
  current: Job | null;
  timer: NodeJS.Timeout | undefined;
  queue: Job[];
}

const START_LIMIT_MS = 30_000;
const getParser = () => processState<Parser>('extensions.sql.parser', () => ({ worker: null, isReady: false, current: null, timer: undefined, queue: [] }));

/**
 * Parses SQL with PostgreSQL's own parser, in a thread of its own and one text at a time.
 * @throws SqlError `refused` with the line, when the text is no SQL or too much for the parser
 */
export function parseSql(text: string): Promise<Facts> {
  const parser = getParser();
  return new Promise((resolve, reject) => {
    parser.queue.push({ text, resolve, reject });
    work(parser);
  });
}

/** Ends the parser's thread; the next text starts another. */
export async function stopParser(): Promise<void> {
  const parser = getParser();
  const { worker } = parser;
  const stopping = new SqlError('unavailable', 'The forum is stopping.');
  for (const job of parser.queue.splice(0)) job.reject(stopping);
  giveUp(parser, stopping);
  await worker?.terminate();
}

function work(parser: Parser): void {
  const [next] = parser.queue;
  if (parser.current || !next) return;
  if (!parser.worker) start(parser);
  if (!parser.isReady) return;
  parser.current = next;
  parser.queue.shift();
  parser.timer = setTimeout(() => giveUp(parser, refused('The statement is too much for the parser: write a simpler one.')), sqlLimits.parseMs);
  parser.worker?.ref();
  parser.worker?.postMessage(next.text);
}

function start(parser: Parser): void {
  // Not imported above: bundlers of pages would look for the thread's file at build time.
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const file = projectPath('lib', 'extensions', 'sql', 'statements', 'parse-worker.mjs');
  const worker = new Thread(file, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 2 } });
  const failed = (cause?: unknown) => parser.worker === worker && giveUp(parser, new SqlError('unavailable', 'The SQL parser failed.', { cause }));
  worker.on('message', (message) => parser.worker === worker && hear(parser, message));
  worker.on('error', failed);
  parser.worker = worker;
  parser.timer = setTimeout(failed, START_LIMIT_MS);
}

function hear(parser: Parser, message: unknown): void {
  clearTimeout(parser.timer);
  if (message === 'ready') {
    parser.isReady = true;
    parser.worker?.unref();
    return work(parser);
  }
  const answer = parseAnswerSchema.parse(message);
  if (!answer.ok && answer.broken) return giveUp(parser, refused('The statement is nested too deeply: write a simpler one.'));
  const done = parser.current;
  parser.current = null;
  parser.worker?.unref();
  if (answer.ok) done?.resolve(answer.facts);
  else done?.reject(refused(answer.message, answer.line));
  work(parser);
}

// A parser that failed once gives wrong answers later: the thread goes with it.
function giveUp(parser: Parser, error: SqlError): void {
  clearTimeout(parser.timer);
  void parser.worker?.terminate();
  const failed = parser.current ?? parser.queue.shift();
  Object.assign(parser, { worker: null, isReady: false, current: null, timer: undefined });
  failed?.reject(error);
  work(parser);
}
