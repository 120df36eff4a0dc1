const KEY = Symbol.for('nexus.process-state');

type Holder = { [KEY]?: Map<string, unknown> };

/**
 * The one value of its name in this process. Server, routes and pages are bundled apart and each has its own copy of
 * every module, so a module-level variable is not shared between them; this is.
 */
export function processState<T>(name: string, create: () => T): T {
  const holder = globalThis as Holder;
  const states = (holder[KEY] ??= new Map());
  if (!states.has(name)) states.set(name, create());
  return states.get(name) as T;
}

/** Forgets one value, so that the next read makes it anew (shutdown and tests). */
export function resetProcessState(name: string): void {
  (globalThis as Holder)[KEY]?.delete(name);
}
