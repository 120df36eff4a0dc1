import type { Logger } from './logger';

/**
 * What an extension finds as `process`: what libraries read, and nothing that acts. The real one gives files, signals and,
 * through `process.stdout`, raw descriptors, the channel's among them.
 */
export function createProcessStandIn(real: NodeJS.Process, log: Logger): object {
  const { version, versions, platform, arch } = real;
  const standIn: Record<string, unknown> = {
    version, versions: Object.freeze({ ...versions }), platform, arch, release: Object.freeze({ name: 'node' }),
    env: { NODE_ENV: 'production' }, argv: Object.freeze(['node']), execArgv: Object.freeze([]), title: 'extension', pid: 1, ppid: 0,
    nextTick: real.nextTick.bind(real),
    hrtime: Object.assign(real.hrtime.bind(real), { bigint: real.hrtime.bigint.bind(real.hrtime) }),
    uptime: real.uptime.bind(real),
    memoryUsage: real.memoryUsage.bind(real),
    cwd: () => '/',
    emitWarning: (warning: unknown) => log.warn(warning),
    stdout: createOutput(log.info),
    stderr: createOutput(log.warn),
  };
  for (const name of ['on', 'once', 'off', 'addListener', 'removeListener', 'prependListener', 'removeAllListeners', 'setMaxListeners']) {
    // Libraries that tidy up at the exit of the process must load; there is no such moment here.
    standIn[name] = () => standIn;
  }
  for (const name of ['exit', 'abort', 'kill', 'chdir', 'reallyExit']) {
    standIn[name] = () => {
      throw new Error(`process.${name} is not available to extensions.`);
    };
  }
  return Object.freeze(standIn);
}

const createOutput = (write: (text: string) => void) =>
  Object.freeze({ isTTY: false, columns: 80, write: (text: unknown) => (write(String(text).replace(/\n$/, '')), true) });
