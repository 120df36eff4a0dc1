export type ToastKind = 'ok' | 'err' | 'warn';

export interface ToastMessage {
  id: number;
  message: string;
  kind: ToastKind;
}

const LIMIT = 3;
const none: readonly ToastMessage[] = [];
const listeners = new Set<() => void>();
let messages = none;
let lastId = 0;

function publish(next: readonly ToastMessage[]) {
  messages = next;
  for (const listener of listeners) listener();
}

/** Confirms something in passing. Never the only place where a message stands: it goes away by itself. */
export function toast(message: string, kind: ToastKind = 'ok') {
  lastId += 1;
  publish([...messages.filter((shown) => shown.message !== message), { id: lastId, message, kind }].slice(-LIMIT));
}

export function dismissToast(id: number) {
  publish(messages.filter((shown) => shown.id !== id));
}

/** What the Toaster shows, for useSyncExternalStore. */
export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: () => messages,
  readOnServer: () => none,
};
