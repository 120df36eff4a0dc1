/**
 * A compiled server half that no compiler has checked: it has all of Node's modules and the real `process`. What it is
 * refused is refused by the system.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
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
