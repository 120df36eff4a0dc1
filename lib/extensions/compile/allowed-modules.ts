/**
 * Modules of Node that an extension may import: those that compute. They hold no files, sockets, processes or threads, and
 * give no way to Node's own parts. `zlib` and `crypto` cost memory and time, which the runner's limits hold.
 *
 * Left out although they look harmless: `async_hooks` (shows which call runs), `diagnostics_channel` and `perf_hooks` (show
 * Node's sockets and handles), `console` and `process` (their globals are stand-ins), `os` (the machine), `module`, `vm`, `v8`,
 * `repl`, `wasi`, `inspector`, `trace_events`, `dns`, `readline`, `tty`, `cluster`, `domain`, `sys`, `punycode` (deprecated).
 */
export const ALLOWED_MODULES: readonly string[] = [
  'assert', 'assert/strict', 'buffer', 'crypto', 'events', 'path', 'path/posix', 'path/win32', 'querystring', 'stream',
  'stream/consumers', 'stream/promises', 'stream/web', 'string_decoder', 'timers', 'timers/promises', 'url', 'util', 'util/types',
  'zlib',
];

/** What to use instead, for those that authors reach for. */
const INSTEAD: readonly (readonly [modules: readonly string[], advice: string])[] = [
  [['fs', 'fs/promises'], 'Files are kept with nexus.storage, small state with nexus.kv.'],
  [['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'], 'Other servers are reached with nexus.http.fetch.'],
  [['child_process', 'worker_threads', 'cluster'], 'An extension is one process; background work goes into jobs and workers.'],
  [['sqlite'], 'Tables are reached with nexus.db.'],
  [['process'], 'The global process has what libraries read of it.'],
  [['console'], 'The global console writes to the log of the extension.'],
];

/** Why a module of Node is refused. @param name without `node:` */
export function explainModule(name: string): string {
  const advice = INSTEAD.find(([modules]) => modules.includes(name))?.[1];
  return `"node:${name}" is not available to extensions.${advice ? ` ${advice}` : ''} Available: ${ALLOWED_MODULES.map((module) => `node:${module}`).join(', ')}.`;
}
