import { checkContent } from './check-content';
import { checkExtensions } from './check-extensions';
import { confirm } from './confirm';
import type { CheckOptions, Problem } from './problem';

/** Everything that should not be, in the forum and its extensions. Changes nothing; the forum may run meanwhile. */
export async function checkForum(dataDir: string, options: CheckOptions = {}): Promise<Problem[]> {
  const [extensions, content] = await Promise.all([checkExtensions(dataDir, options), confirm([checkContent], options.settleMs)]);
  return [...extensions, ...content];
}
