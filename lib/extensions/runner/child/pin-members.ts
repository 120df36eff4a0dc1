/**
 * Gives an object its own copy of everything it inherits. Node's streams and emitters call each other through
 * prototypes that an extension can reach (`node:stream`, `node:events`): without this, replacing `emit` there hands the
 * channel itself to the extension.
 */
export function pinMembers(target: object): void {
  const own = new Set(Reflect.ownKeys(target));
  for (let source = Object.getPrototypeOf(target); source !== null && source !== Object.prototype; source = Object.getPrototypeOf(source)) {
    for (const key of Reflect.ownKeys(source)) {
      const descriptor = Object.getOwnPropertyDescriptor(source, key);
      if (!descriptor || key === 'constructor' || own.has(key)) continue;
      own.add(key);
      Object.defineProperty(target, key, descriptor);
    }
  }
}
