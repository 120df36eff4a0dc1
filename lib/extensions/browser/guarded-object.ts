import { findCaller } from './caller';

/**
 * The same methods for everybody, whatever a bundle does to them: a bundle that assigns one sees its own afterwards, and
 * nobody else does. New properties are plain ones.
 */
export function createGuardedObject<Methods extends object>(methods: Methods): Methods {
  const guarded: Methods = Object.create(Object.prototype);
  restoreGuards(guarded, methods);
  return guarded;
}

/** Puts every method back in its place, in case somebody has redefined or deleted one. */
export function restoreGuards(guarded: object, methods: object): void {
  for (const name of Object.keys(methods)) {
    if (isGuard(Object.getOwnPropertyDescriptor(guarded, name))) continue;
    try {
      Object.defineProperty(guarded, name, createGuard(() => Reflect.get(methods, name)));
    } catch (error) {
      // Only a bundle that made the property final gets here; its pages are told and everything else goes on.
      console.warn(`Nexus: "${name}" was made unchangeable by an extension.`, error);
    }
  }
}

const guards = new WeakSet<object>();

function isGuard(descriptor: PropertyDescriptor | undefined): boolean {
  return descriptor?.get !== undefined && guards.has(descriptor.get);
}

function createGuard(read: () => unknown): PropertyDescriptor {
  const own = new Map<string, unknown>();
  const get = () => {
    if (own.size === 0) return read();
    const slug = findCaller()?.slug ?? '';
    return own.has(slug) ? own.get(slug) : read();
  };
  guards.add(get);
  return { configurable: true, enumerable: true, get, set: (value: unknown) => void own.set(findCaller()?.slug ?? '', value) };
}
