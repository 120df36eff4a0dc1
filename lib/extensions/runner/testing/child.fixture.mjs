// The smallest program that speaks the protocol. Handlers get everything raw, so that tests can break every rule.
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';

const CHANNEL = 3;
const socket = new Socket({ fd: CHANNEL, readable: true, writable: true });
const waiting = new Map();
let input = Buffer.alloc(0);
let definition = {};
let lastId = 0;

const frame = (text) => {
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
};
const send = (message) => socket.write(frame(JSON.stringify(message)));
const describe = (error) => ({ name: String(error?.name), message: String(error?.message ?? error), stack: String(error?.stack), ...(error?.status && { status: error.status, detail: error.detail ?? null }), ...(typeof error?.code === 'string' && { code: error.code }) });

const api = (callId) => ({
  send,
  frame,
  callId,
  /** Writes although the event loop does not turn. */
  writeNow: (bytes) => writeSync(CHANNEL, bytes),
  closeChannel: () => socket.destroy(),
  host: (member, args = [], id = callId) => new Promise((resolve) => {
    lastId += 1;
    waiting.set(lastId, resolve);
    send({ type: 'host', id: lastId, callId: id, member, args });
  }),
});

const receive = {
  async init({ entry, exportName }) {
    const loaded = await import(pathToFileURL(entry).href);
    if (!Object.hasOwn(loaded, exportName)) {
      send({ type: 'failed', reason: 'export_missing', error: describe(new Error(`no export ${exportName}`)) });
      return;
    }
    definition = loaded[exportName];
    const none = { slots: [], jobs: [], workers: [], services: [], events: [], adminMethods: [] };
    const names = Object.keys(definition);
    send({ type: 'ready', declared: { ...none, callbacks: names.filter((name) => !name.startsWith('/')), routes: names.filter((name) => name.startsWith('/')).map((path) => ({ method: 'GET', path })) } });
  },
  async call({ id, request, viewer, settings }) {
    try {
      const key = request.path ?? request.hook ?? request.name ?? request.kind;
      const value = (await definition[key]({ ...request, viewer, settings }, api(id))) ?? null;
      send({ type: 'result', id, ok: true, value });
    } catch (error) {
      send({ type: 'result', id, ok: false, error: describe(error) });
    }
  },
  cancel: ({ id }) => definition.cancel?.(id),
  ping: ({ id }) => send({ type: 'pong', id }),
  answer({ id, ...rest }) {
    waiting.get(id)?.(rest);
    waiting.delete(id);
  },
};

socket.on('data', (chunk) => {
  input = Buffer.concat([input, chunk]);
  while (input.length >= 4 && input.length >= 4 + input.readUInt32BE()) {
    const end = 4 + input.readUInt32BE();
    const message = JSON.parse(input.subarray(4, end).toString());
    input = input.subarray(end);
    void receive[message.type](message);
  }
});
socket.on('end', () => process.exit(0));
socket.on('error', () => undefined);
