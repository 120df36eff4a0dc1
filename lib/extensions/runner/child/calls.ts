import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallFrame, CallRequest, CallViewer, Json } from '../protocol';
import { clearTimeout, createTable, setTimeout } from './intrinsics';

/** A call that the forum has made and that has no result yet. */
export interface Call {
  readonly id: number;
  readonly request: CallRequest;
  readonly viewer: CallViewer | null;
  readonly settings: { readonly [key: string]: Json };
  readonly signal: AbortSignal;
}

/** The calls that run now, and which of them the running code belongs to. */
export interface Calls {
  begin(frame: CallFrame): Call;
  /** Runs a function, and all that it starts, as part of a call. */
  run<Result>(call: Call, run: () => Result): Result;
  end(call: Call): void;
  cancel(id: number): void;
  /** The id of the call that the running code belongs to; null outside of one. */
  currentId(): number | null;
  isRunning(id: number): boolean;
  onAbort(listener: (callId: number) => void): void;
}

interface Entry {
  abort: (reason: Error) => void;
  timer: NodeJS.Timeout;
}

export function createCalls(): Calls {
  // The store is an object that nobody can make: Node hangs it on promises, where an extension can find it.
  const store = new AsyncLocalStorage<CallToken>();
  const entries = createTable<Entry>();
  let onAbort: (callId: number) => void = () => undefined;

  const abort = (id: number, message: string, name: string) => {
    const entry = entries[id];
    if (!entry) return;
    clearTimeout(entry.timer);
    delete entries[id];
    entry.abort(new DOMException(message, name));
    onAbort(id);
  };

  return {
    begin({ id, request, viewer, settings = {}, deadlineMs }) {
      const controller = new AbortController();
      const timer = setTimeout(() => abort(id, `The ${Math.round(deadlineMs)} ms for this call are over.`, 'TimeoutError'), deadlineMs);
      timer.unref();
      entries[id] = { abort: controller.abort.bind(controller), timer };
      return { id, request, viewer: viewer && Object.freeze(viewer), settings: Object.freeze(settings), signal: controller.signal };
    },
    run: (call, run) => store.run(new CallToken(call.id), run),
    end({ id }) {
      const entry = entries[id];
      if (entry) clearTimeout(entry.timer);
      delete entries[id];
    },
    cancel: (id) => abort(id, 'The caller has gone.', 'AbortError'),
    currentId: () => idOf(store.getStore()),
    isRunning: (id) => entries[id] !== undefined,
    onAbort(listener) {
      onAbort = listener;
    },
  };
}

class CallToken {
  readonly #id: number;

  constructor(id: number) {
    this.#id = id;
    Object.freeze(this);
  }

  static idOf(token: CallToken): number {
    return token.#id;
  }

  static isToken(value: unknown): value is CallToken {
    return typeof value === 'object' && value !== null && #id in value;
  }
}

const { idOf: readId, isToken } = CallToken;
// An extension that changes the store acts for nobody, not for somebody else.
const idOf = (token: unknown) => (isToken(token) ? readId(token) : null);
