// Runs in a worker thread: a parse takes up to 100 ms, which the forum's own thread does not have, and some texts break
// the parser for good (tried: `1+1+1…` of 80 KB, 29 times), after which this thread is thrown away.
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { collectFacts } from './collect-facts.mjs';

const { loadModule, parseSync } = createRequire(import.meta.url)('libpg-query');
await loadModule();
parentPort?.on('message', (/** @type {string} */ text) => parentPort?.postMessage(read(text)));
parentPort?.postMessage('ready');

function read(text) {
  try {
    return { ok: true, facts: collectFacts(text, parseSync(text)) };
  } catch (error) {
    const position = error?.sqlDetails?.cursorPosition;
    if (typeof position !== 'number') return { ok: false, broken: true, message: String(error?.message ?? error), line: 1 };
    return { ok: false, broken: false, message: error.message, line: text.slice(0, position).split('\n').length };
  }
}
