import * as z from './zod-surface';

/**
 * zod 4 (https://zod.dev), for the schemas of routes and your own data: all but its languages, and what serves makers of
 * other libraries.
 *
 * @example const vote = z.object({ options: z.array(z.number().int()).min(1).max(10) });
 */
export { z };
