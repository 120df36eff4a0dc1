import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { processState } from './process-state';
import { projectPath } from './project-path';

/** The version of this forum, as package.json has it. */
export const forumVersion = (): string =>
  processState('forum.version', () => z.object({ version: z.string() }).parse(JSON.parse(readFileSync(projectPath('package.json'), 'utf8'))).version);
