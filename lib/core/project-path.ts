import { join } from 'node:path';

/** A path inside the project. bin/nexus.mjs starts everything in the project's folder, whatever folder it was called from. */
export const projectPath = (...parts: string[]) => join(process.cwd(), ...parts);
