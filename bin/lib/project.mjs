import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; every command works there, whatever folder it was called from. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const inProject = (...parts) => join(projectRoot, ...parts);

/** Stops the command with a message and no stack: the person at the terminal can do something about it. */
export function expectedError(message) {
  return Object.assign(new Error(message), { isExpected: true });
}
