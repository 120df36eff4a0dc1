import { spawn, type ChildProcess } from 'node:child_process';
import { Duplex, Readable } from 'node:stream';
import { emptyEnvironment } from './empty-environment';
import { launchCommand, type LaunchRequest } from './launch';
import { CHANNEL_FD } from './protocol';

export interface SpawnedRunner {
  process: ChildProcess;
  pid: number;
  channel: Duplex;
  stdout: Readable;
  stderr: Readable;
}

/**
 * Starts the process of a runner.
 * @throws Error when the system starts no more processes.
 */
export function spawnRunner(request: LaunchRequest): SpawnedRunner {
  const [program = process.execPath, ...args] = launchCommand(request);
  const child = spawn(program, args, {
    cwd: '/',
    env: emptyEnvironment,
    // A session of its own: a signal to the runner's process group must not be one to the forum's.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  // A failed start is told by the missing pid; without a listener it would end the forum.
  child.on('error', () => undefined);
  const channel = child.stdio[CHANNEL_FD];
  const { pid, stdout, stderr } = child;
  if (pid === undefined || !(channel instanceof Duplex) || !stdout || !stderr) throw new Error(`The system did not start ${program}.`);
  return { process: child, pid, channel, stdout, stderr };
}
