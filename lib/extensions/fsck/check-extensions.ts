import path from 'node:path';
import { checkSql } from '../sql/check-sql';
import { checkRunners } from './check-runners';
import { checkStore } from './check-store';
import { checkVersions } from './check-versions';
import type { Problem } from './problem';

/** Everything about extensions that should not be: versions, stored files, tables and roles, processes. Changes nothing. */
export async function checkExtensions(dataDir: string): Promise<Problem[]> {
  const found = await Promise.all([checkVersions(), checkStore(path.join(dataDir, 'extensions')), checkSql(), checkRunners(dataDir)]);
  return found.flat();
}
