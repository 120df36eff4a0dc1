import { pinMembers } from './pin-members';
import { createConsole, type Logger } from './logger';
import { createProcessStandIn } from './process-stand-in';

/** What reaches out of the process by itself; the forum's own calls replace it. */
const ABSENT = ['WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker', 'localStorage', 'sessionStorage', 'require', 'module'] as const;
/** What acts on this process, on others, or reaches Node's own parts, should somebody find the real `process`. */
const DANGEROUS = ['kill', '_kill', '_debugProcess', '_debugEnd', 'binding', '_linkedBinding', 'dlopen', 'getBuiltinModule', 'abort', 'chdir', 'umask'] as const;

/**
 * Takes from the global scope what an extension must not have, before its code is loaded. The walls are the system's
 * (namespaces, limits, Node's permissions); this keeps an extension from its own process where those are missing.
 */
export function harden(log: Logger): void {
  const real = process;
  pinMembers(real);
  for (const name of DANGEROUS) Reflect.defineProperty(real, name, { value: undefined, writable: false, configurable: false });
  define('process', createProcessStandIn(real, log));
  define('console', createConsole(log));
  define('fetch', () => Promise.reject(new TypeError('fetch is not available to extensions: use nexus.http.fetch.')));
  for (const name of ABSENT) Reflect.deleteProperty(globalThis, name);
}

const define = (name: string, value: unknown) => Object.defineProperty(globalThis, name, { value, writable: false, enumerable: false, configurable: false });
