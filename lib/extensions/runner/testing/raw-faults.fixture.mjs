/**
 * A compiled server half that no compiler has checked: it has all of Node's modules and the real `process`. What it is
 * refused is refused by the system.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, readdirSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import process from 'node:process';

const CHANNEL = 3;

const attempt = async (work) => {
  try {
    return { got: await work() };
  } catch (error) {
    return { refused: String(error).slice(0, 300) };
  }
};
const send = (message) => {
  const body = Buffer.from(JSON.stringify(message));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  writeSync(CHANNEL, Buffer.concat([length, body]));
};
const settled = (emitter, event) => new Promise((resolve, reject) => emitter.on(event, () => resolve(event)).on('error', reject));
const faults = {
  exit: () => process.reallyExit(3),
  'malformed-frame': () => writeSync(CHANNEL, Buffer.from([0, 0, 0, 2, 0x7b, 0x7b])),
  'frame-of-4-gb': () => writeSync(CHANNEL, Buffer.from([0xff, 0xff, 0xff, 0xff, 1])),
  'flood-of-frames': () => {
    const body = Buffer.from('{"type":"log","level":"info","message":"x"}');
    const frame = Buffer.concat([Buffer.from([0, 0, 0, body.length]), body]);
    for (;;) {
      try {
        writeSync(CHANNEL, frame);
      } catch {
        // The pipe is full: the forum does not read faster.
      }
    }
  },
  // Two answers to one call, one to a call that nobody made, and one to a call that is somebody else's or none.
  'answer-twice': () => {
    for (const id of [1, 2, 3, 4, 5, 6, 7, 8, 2 ** 31]) for (let time = 0; time < 2; time += 1) send({ type: 'result', id, ok: true, value: { status: 200, headers: {}, body: { type: 'json', value: 'forged' } } });
    return 'answered';
  },
  'result-of-no-shape': () => send({ type: 'result', id: -1, ok: true, value: null }),
  'host-call-of-no-shape': () => send({ type: 'host', id: 1, callId: null, member: 'x'.repeat(1_000), args: {} }),
  'host-calls-of-others': async () => {
    for (let id = 0; id < 50; id += 1) send({ type: 'host', id: 100_000 + id, callId: id, member: 'constructor', args: [] });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return 'asked';
  },
  'ready-again': () => send({ type: 'ready', declared: {} }),
  'close-channel': () => {
    closeSync(CHANNEL);
    return new Promise(() => undefined);
  },
  'read-channel': () => {
    for (const buffer = Buffer.alloc(65_536); ;) {
      try {
        readSync(CHANNEL, buffer);
      } catch {
        // Nothing has come yet.
      }
    }
  },
  'stderr-flood': () => {
    for (const line = 'y'.repeat(8_000); ;) {
      try {
        writeSync(2, `${line}\n`);
      } catch {
        // The pipe is full.
      }
    }
  },
  'deaf-to-signals': () => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
    process.on('exit', () => {
      for (;;);
    });
    return process.reallyExit === undefined ? 'deaf' : process.exit(5);
  },
  fork: () => attempt(() => {
    const { error } = spawnSync('/bin/true');
    if (error) throw error;
    return 'spawned';
  }),
  worker: () => attempt(async () => {
    const { Worker } = await import('node:worker_threads');
    return settled(new Worker('1', { eval: true }), 'online');
  }),
  socket: () => attempt(() => settled(connect(5_432, '127.0.0.1'), 'connect')),
  'kill-parent': () => attempt(() => process.kill(process.ppid, 'SIGKILL')),
  'file-outside': () => attempt(() => readFileSync('/etc/passwd', 'utf8').length),
  'folder-outside': () => attempt(() => readdirSync('/')),
  'environment-of-forum': () => attempt(() => readFileSync('/proc/1/environ', 'utf8').length),
  'write-file': () => attempt(() => writeFileSync('/tmp/nexus-fault', 'x')),
  'kill-group-0': () => attempt(() => process.kill(0, 'SIGKILL')),
  'kill-pid-1': () => attempt(() => process.kill(1, 'SIGKILL')),
  environment: () => ({ ...process.env }),
};

export const Raw = {
  [Symbol.for('nexus.sdk.extension')]: true,
  routes(router) {
    router.get('/well', {}, () => ({ well: true }));
    router.get('/fault/:name', {}, ({ params }) => faults[params.name]());
  },
};
