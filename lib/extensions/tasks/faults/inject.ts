import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { clock } from '@/lib/core/clock';

/** What becomes of one operation: of the disk, of the database, of a time limit, of the forum's clock. */
export type Fault = 'EIO' | 'ENOSPC' | 'query lost' | 'answer lost' | 'time over' | 'hour later' | 'hour earlier';

/** One piece of work of which one operation fails. */
export interface Injection {
  fault: Fault | 'nothing';
  /** Which operation of its kind, counted from 1. */
  at: number;
  /** How many there have been. */
  count: number;
  /** The one that failed, for messages; null while none has. */
  hit: string | null;
  /** Waits of a second and more are over at once. */
  isInHaste: boolean;
}

const KIND: Readonly<Record<Injection['fault'], string>> = { EIO: 'file', ENOSPC: 'file', 'query lost': 'query', 'answer lost': 'query', 'time over': 'timer', 'hour later': 'clock', 'hour earlier': 'clock', nothing: '' };
const HOUR_MS = 3_600_000;
const SHORTEST_LIMIT_MS = 100;

// Only what is done for the work, however deep: what the test itself asks meanwhile is left alone.
const store = new AsyncLocalStorage<Injection>();

/** Begins some work of which one operation fails, also of what goes on after it has answered. */
export const inject = <T>(injection: Injection, work: () => T): T => store.run(injection, work);

function take(kind: string, name: () => string): Injection | null {
  const injection = store.getStore();
  if (!injection || KIND[injection.fault] !== kind) return null;
  injection.count += 1;
  if (injection.count !== injection.at) return null;
  injection.hit = name();
  return injection;
}

type Around = (usual: () => unknown, args: unknown[], self: unknown) => unknown;
const restores: (() => void)[] = [];

function patch(owner: object, name: string, around: Around): void {
  const usual: unknown = Reflect.get(owner, name);
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  if (typeof usual !== 'function' || !descriptor) return;
  const value = function (this: unknown, ...args: unknown[]): unknown {
    return around(() => Reflect.apply(usual, this, args), args, this);
  };
  Object.defineProperty(owner, name, { ...descriptor, value: Object.assign(value, usual) });
  restores.push(() => void Object.defineProperty(owner, name, descriptor));
}

const fileError = (code: string, name: string) => Object.assign(new Error(`${code}: ${code === 'ENOSPC' ? 'no space left on device' : 'i/o error'}, ${name}`), { code, syscall: name });

function patchFiles(inside: string, handle: object): void {
  const isInside = (file: unknown) => typeof file === 'string' && file.startsWith(inside);
  for (const name of Object.keys(fs.promises)) {
    patch(fs.promises, name, (usual, [file]) => {
      const taken = isInside(file) ? take('file', () => `${name} ${String(file).slice(inside.length)}`) : null;
      return taken ? Promise.reject(fileError(taken.fault, name)) : usual();
    });
  }
  for (const name of ['read', 'write', 'writeFile', 'readFile', 'sync', 'stat', 'close']) {
    patch(handle, name, async (usual) => {
      const taken = take('file', () => `${name} of an open file`);
      if (!taken) return usual();
      // Whatever it answers, the file is closed.
      if (name === 'close') await usual();
      throw fileError(taken.fault, name);
    });
  }
  // What streams are made of, and the notes about runners.
  for (const name of ['write', 'writev', 'fsync', 'open']) {
    patch(fs, name, (usual, args) => {
      const callback = args.at(-1);
      const taken = typeof callback === 'function' && (name !== 'open' || isInside(args[0])) ? take('file', () => `${name} of a stream`) : null;
      return taken && typeof callback === 'function' ? process.nextTick(callback, fileError(taken.fault, name)) : usual();
    });
  }
  for (const name of ['writeFileSync', 'mkdirSync']) {
    patch(fs, name, (usual, [file]) => {
      const taken = isInside(file) ? take('file', () => `${name} ${String(file).slice(inside.length)}`) : null;
      if (taken) throw fileError(taken.fault, name);
      return usual();
    });
  }
  syncBuiltinESMExports();
}

function textOf(query: unknown): string {
  const text: unknown = typeof query === 'object' && query !== null && 'text' in query ? query.text : query;
  return String(text).replaceAll(/\s+/g, ' ').slice(0, 120);
}

/** The connection is lost: before PostgreSQL has heard of the query, or after it has done it and before anybody has heard of that. */
function patchQueries(): void {
  patch(pg.Client.prototype, 'query', (usual, [query], self) => {
    const taken = self instanceof pg.Client ? take('query', () => textOf(query)) : null;
    if (!taken || !(self instanceof pg.Client)) return usual();
    const { stream } = self.connection;
    if (taken.fault === 'query lost') stream.destroy();
    else {
      stream.prependOnceListener('data', () => {
        stream.removeAllListeners('data');
        stream.destroy();
      });
    }
    return usual();
  });
}

function patchTime(): void {
  patch(globalThis, 'setTimeout', (usual, args) => {
    const [, ms] = args;
    if (typeof ms === 'number' && ms >= SHORTEST_LIMIT_MS && take('timer', () => `a limit of ${ms} ms`)) args[1] = 0;
    return usual();
  });
  patch(timers, 'setTimeout', (usual, args) => {
    const [ms] = args;
    if (typeof ms === 'number' && ms >= SHORTEST_LIMIT_MS && (take('timer', () => `a wait of ${ms} ms`) || (store.getStore()?.isInHaste && ms >= 1_000))) args[0] = 0;
    return usual();
  });
  patch(clock, 'now', (usual) => {
    const now = usual();
    const taken = take('clock', () => 'the time');
    if (!taken || !(now instanceof Date)) return now;
    return new Date(now.getTime() + (taken.fault === 'hour later' ? HOUR_MS : -HOUR_MS));
  });
  syncBuiltinESMExports();
}

/** Has operations of a test file's work fail where it says so. @param inside the folder whose files count */
export function useFaults(inside: () => string): void {
  beforeAll(async () => {
    const handle = await fs.promises.open('/dev/null', 'r');
    await handle.close();
    patchFiles(inside(), Object.getPrototypeOf(handle));
    patchQueries();
    patchTime();
  });
  afterAll(() => {
    for (const restore of restores.splice(0)) restore();
    syncBuiltinESMExports();
  });
}
