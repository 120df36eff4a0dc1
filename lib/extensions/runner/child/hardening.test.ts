import { afterEach, describe, expect, it } from 'vitest';
import type { Json } from '../protocol';
import { request, startChild, type TinyForum } from './testing';

let forum: TinyForum | undefined;
afterEach(() => forum?.end());

async function start(source: string): Promise<TinyForum> {
  forum = await startChild(source);
  return forum;
}

/** What code gives, run in a handler. */
async function valueOf(code: string, before = ''): Promise<Json> {
  const running = await start(`${before}\nexport const Test = defineExtension({ routes(router, nexus) { router.get('/', async (req) => { ${code} }); } });`);
  const result = await running.call(request('GET', '/'));
  return result.ok ? (result.value as { body: { value: Json } }).body.value : result.error.message;
}

const attempt = 'const attempt = async (run) => { try { return String(await run()); } catch (error) { return error.name + ": " + error.message; } };';

describe('what an extension does not have', () => {
  it('ways to end or reach processes', async () => {
    expect(await valueOf(`${attempt} return Promise.all([() => process.exit(1), () => process.kill(1, 9), () => process.abort(), () => process.chdir('/')].map(attempt));`)).toEqual([
      'Error: process.exit is not available to extensions.', 'Error: process.kill is not available to extensions.',
      'Error: process.abort is not available to extensions.', 'Error: process.chdir is not available to extensions.',
    ]);
    expect(await valueOf(`return ['binding', '_linkedBinding', 'dlopen', 'getBuiltinModule', '_kill', '_debugProcess', 'mainModule', 'constructor'].map((name) => typeof process[name] + (name === 'constructor' ? process[name].name : ''));`)).toEqual([
      'undefined', 'undefined', 'undefined', 'undefined', 'undefined', 'undefined', 'undefined', 'functionObject',
    ]);
  });

  it('the forum’s environment, descriptors and network', async () => {
    expect(await valueOf(`${attempt}
      return [process.env, process.argv.length, process.cwd(), process.stdout.constructor.name, console._stdout.constructor.name,
        await attempt(() => fetch('http://localhost')), typeof WebSocket, typeof globalThis.require, typeof globalThis.localStorage];`)).toEqual([
      { NODE_ENV: 'production' }, 1, '/', 'Object', 'Writable', 'TypeError: fetch is not available to extensions: use nexus.http.fetch.', 'undefined', 'undefined', 'undefined',
    ]);
  });

  it('code from text, and modules at run time', async () => {
    expect(await valueOf(`${attempt} const name = 'node:fs'; return Promise.all([() => new Function('return 1')(), () => (0, eval)('1'), () => import.meta.require].map(attempt));`)).toEqual([
      'EvalError: Code generation from strings disallowed for this context', 'EvalError: Code generation from strings disallowed for this context', 'undefined',
    ]);
  });

  it('a way to put something else in the place of process or nexus', async () => {
    expect(await valueOf(`${attempt} return Promise.all([() => { globalThis.process = {}; }, () => { delete globalThis.process; }, () => { process.exit = 1; }, () => { nexus.kv.get = 1; }, () => { nexus.db = 1; }].map(attempt));`)).toEqual([
      expect.stringContaining("Cannot assign to read only property 'process'"), expect.stringContaining("Cannot delete property 'process'"),
      expect.stringContaining("Cannot assign to read only property 'exit'"), expect.stringContaining("Cannot assign to read only property 'get'"), expect.stringContaining("Cannot assign to read only property 'db'"),
    ]);
  });

  it('the real process, through the methods of emitters that Node itself calls', async () => {
    const before = `import { EventEmitter } from 'node:events'; const seen = []; const emit = EventEmitter.prototype.emit;
      EventEmitter.prototype.emit = function (...args) { seen.push(this.constructor.name); return emit.apply(this, args); };`;
    expect(await valueOf(`process.emitWarning('x'); await new Promise((resolve) => setTimeout(resolve, 5)); return seen.filter((name) => name !== 'Writable');`, before)).toEqual([]);
  });
});

describe('an extension that tampers with what everybody uses', () => {
  it('neither sees the channel nor speaks as another call', async () => {
    const running = await start(`
      import { EventEmitter } from 'node:events'; import stream from 'node:stream';
      const caught = [];
      const forge = (text) => (typeof text === 'string' && text.includes('callId') ? text.replace(/"callId":\\d+/, '"callId":1') : text);
      const spy = (owner, name) => { const original = owner[name]; owner[name] = function (...args) {
        if (this && (this._handle || this.fd === 3)) caught[caught.length] = name;
        return Reflect.apply(original, this, args.map(forge)); }; };
      for (const name of ['emit', 'on', 'once', 'addListener']) spy(EventEmitter.prototype, name);
      for (const name of ['write', 'end', '_write']) { spy(stream.Writable.prototype, name); spy(stream.Duplex.prototype, name); }
      for (const name of ['push', 'read', 'on', 'pipe']) spy(stream.Readable.prototype, name);
      for (const name of ['from', 'allocUnsafe', 'concat']) { const original = Buffer[name]; Buffer[name] = (...args) => original.apply(Buffer, args.map(forge)); }
      spy(stream, '_uint8ArrayToBuffer');
      const stringify = JSON.stringify; JSON.stringify = (...args) => forge(stringify(...args)); JSON.parse = () => ({ type: 'cancel', id: 1 });
      TextEncoder.prototype.encode = function () { return new Uint8Array(3); }; TextDecoder.prototype.decode = () => 'x';
      Uint8Array.prototype.set = () => {}; Uint8Array.prototype.subarray = function () { return this; };
      Object.prototype.toJSON = function () { return this.callId === undefined ? this : { ...this, callId: 1 }; };
      Map.prototype.get = () => undefined; Map.prototype.set = function () { return this; };
      const then = Promise.prototype.then; Promise.prototype.then = function (...args) { return then.apply(this, args); };
      export const Test = defineExtension({ routes(router, nexus) {
        router.get('/wait', () => new Promise(() => {}));
        router.get('/speak', async () => { Array.prototype.push = () => 0; Array.prototype.join = () => 'x'; const got = await nexus.kv.get('a'); return { got, caught }; });
      } });`);
    const first = running.begin(request('GET', '/wait'));
    const answer = await running.call(request('GET', '/speak'));
    expect(answer).toMatchObject({ ok: true, value: { body: { value: { got: ['kv.get', 'a'], caught: [] } } } });
    const callIds = running.frames.flatMap((frame) => (frame.type === 'host' ? [frame.callId] : []));
    expect(first).toBe(1);
    expect(callIds).toEqual([2]);
  });

  it('cannot find another call on a promise, nor make one up', async () => {
    const running = await start(`export const Test = defineExtension({ routes(router, nexus) {
      router.get('/', async () => {
        const promise = Promise.resolve();
        const symbol = Object.getOwnPropertySymbols(promise).find((key) => typeof promise[key] === 'object');
        const token = symbol && promise[symbol];
        if (token) promise[symbol] = Object.assign(Object.create(Object.getPrototypeOf(token)), { id: 1, '#id': 1 });
        return promise.then(() => nexus.kv.get('a')).then(() => (token ? Object.keys(token) : []));
      });
      router.get('/wait', () => new Promise(() => {}));
    } });`);
    running.begin(request('GET', '/wait'));
    expect(await running.call(request('GET', '/'))).toMatchObject({ ok: true, value: { body: { value: [] } } });
    expect(running.frames.flatMap((frame) => (frame.type === 'host' ? [frame.callId] : []))).not.toContain(1);
  });
});

describe('what nobody caught', () => {
  it.each([
    ['void Promise.reject(new RangeError("lost")); return 1;', 'Unhandled rejection: RangeError: lost'],
    ['void Promise.reject("text"); return 1;', 'Unhandled rejection: Thrown: a handler threw string text, which is no Error'],
    ['setTimeout(() => { throw new TypeError("late"); }); return new Promise(() => {});', 'Uncaught: TypeError: late'],
  ])('ends the process and says why: %s', async (code, reason) => {
    const running = await start(`export const Test = defineExtension({ routes(router) { router.get('/', () => { ${code} }); } });`);
    running.begin(request('GET', '/'));
    expect(await running.ended).toBe(1);
    expect(running.stderr).toContain(reason);
    expect(running.frames.some((frame) => frame.type === 'log' && frame.level === 'error' && frame.message.includes(reason))).toBe(true);
  });

  it('it ends when the forum has gone', async () => {
    const running = await start('export const Test = defineExtension({});');
    running.hangUp();
    expect(await running.ended).toBe(0);
  });
});

describe('the console', () => {
  it('writes to the log, by level', async () => {
    const running = await start(`export const Test = defineExtension({ routes(router) { router.get('/', () => {
      console.debug('d', 1); console.log({ a: [1] }); console.info('%s!', 'i'); console.warn('w'); console.error(new Error('e').message); console.table([[1]]); process.stdout.write('out\\n');
      console.log({ get a() { throw 1; }, [Symbol.for('nodejs.util.inspect.custom')]() { throw 2; } }); console.log('x'.repeat(50_000));
    }); } });`);
    await running.call(request('GET', '/'));
    const lines = running.frames.flatMap((frame) => (frame.type === 'log' ? [[frame.level, frame.message]] : []));
    expect(lines.slice(0, 5)).toEqual([['debug', 'd 1'], ['info', '{ a: [ 1 ] }'], ['info', 'i!'], ['warn', 'w'], ['error', 'e']]);
    expect(lines[5]?.[1]).toContain('│ (index) │');
    expect(lines.slice(6, 8)).toEqual([['info', 'out'], ['info', '(a value that cannot be shown)']]);
    expect(lines[8]?.[1]).toHaveLength(32_001);
  });
});
