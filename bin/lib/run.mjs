import { spawn } from 'node:child_process';
import { expectedError, projectRoot } from './project.mjs';

/**
 * Runs a program in the project's folder and keeps what it says.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, show?: boolean, passSignals?: boolean }} [options] `show` passes its output on as it comes, `passSignals` what is to end us
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, show = false, passSignals = false } = {}) {
  return new Promise((resolve, reject) => {
    // What is kept is printed later, perhaps into a file: no colours.
    const plain = show ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };
    const child = spawn(command, args, { cwd: projectRoot, env: { ...process.env, ...plain, ...env }, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    if (passSignals) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    const said = [];
    child.stdout?.on('data', (chunk) => said.push(chunk));
    child.stderr?.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => reject(expectedError(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(said).toString() }));
  });
}

/** As `run`, but a failure ends the command with what the program said. */
export async function runOrFail(what, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw expectedError(`${what} failed:\n\n${output.trim()}`);
  return output;
}
