import { setMaxListeners } from 'node:events';
import type { CallContext } from './types';
import type { Json, ResultFrame } from './protocol';
import { RunnerError } from './runner-error';

export interface PendingCall {
  id: number;
  context: CallContext;
  /** Aborts what the forum still does for this call. */
  abort: AbortController;
}

// Long enough for what a handler left running when it returned.
const FINISHED_KEPT = 256;

interface Entry extends PendingCall {
  resolve: (value: Json) => void;
  reject: (error: RunnerError) => void;
  timer: NodeJS.Timeout;
}

/** The calls of one runner that have no result yet. */
export class PendingCalls {
  readonly #entries = new Map<number, Entry>();
  readonly #finished = new Map<number, CallContext>();
  #lastId = 0;
  #whenEmpty: (() => void)[] = [];

  get size(): number {
    return this.#entries.size;
  }

  /** @param onDeadline told once the caller has been answered that it took too long */
  add(context: CallContext, onDeadline: (call: PendingCall) => void): { id: number; result: Promise<Json> } {
    const id = (this.#lastId += 1);
    const { promise, resolve, reject } = promiseParts<Json>();
    // When the deadline fires after the forum itself was busy, the result may lie unread: look once more first.
    const timer = setTimeout(() => setImmediate(() => this.#expire(id, onDeadline)), context.deadlineMs);
    const abort = new AbortController();
    // As many listen as the handler asks the forum for at a time: no leak.
    setMaxListeners(0, abort.signal);
    this.#entries.set(id, { id, context, abort, resolve, reject, timer });
    return { id, result: promise };
  }

  find(id: number): PendingCall | undefined {
    return this.#entries.get(id);
  }

  /** For whom a call was that has ended not long ago. */
  findFinished(id: number): CallContext | undefined {
    return this.#finished.get(id);
  }

  settle(frame: ResultFrame): void {
    const entry = this.#take(frame.id);
    if (!entry) return;
    if (frame.ok) return entry.resolve(frame.value);
    const { context } = entry;
    entry.reject(new RunnerError('handler_threw', `${context.label} threw ${frame.error.name}: ${frame.error.message}`, { thrown: frame.error }));
  }

  fail(id: number, error: RunnerError): void {
    this.#take(id)?.reject(error);
  }

  failAll(error: RunnerError): void {
    for (const id of this.#entries.keys()) this.fail(id, error);
  }

  /** Resolves when no call is left. */
  whenEmpty(): Promise<void> {
    return this.size === 0 ? Promise.resolve() : new Promise((resolve) => this.#whenEmpty.push(resolve));
  }

  #expire(id: number, onDeadline: (call: PendingCall) => void): void {
    const entry = this.#take(id);
    if (!entry) return;
    entry.reject(new RunnerError('timeout', `${entry.context.label} took longer than ${entry.context.deadlineMs} ms.`));
    onDeadline(entry);
  }

  #take(id: number): Entry | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    this.#entries.delete(id);
    this.#finished.set(id, entry.context);
    if (this.#finished.size > FINISHED_KEPT) this.#finished.delete(this.#finished.keys().next().value ?? id);
    clearTimeout(entry.timer);
    entry.abort.abort();
    if (this.size === 0) for (const resolve of this.#whenEmpty.splice(0)) resolve();
    return entry;
  }
}

function promiseParts<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: RunnerError) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
