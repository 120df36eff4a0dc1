import path from 'node:path';
import { checkSql } from '../sql/check-sql';
import { checkDeliveries } from './check-deliveries';
import { checkEvents } from './check-events';
import { checkInstalls } from './check-installs';
import { checkRunners } from './check-runners';
import { checkStore } from './check-store';
import { checkStrayRunners } from './check-stray-runners';
import { checkTasks } from './check-tasks';
import { checkVersions } from './check-versions';
import { confirm } from './confirm';
import type { CheckOptions, Problem } from './problem';

/** Everything about extensions that should not be: versions, installs, stored files, tables and roles, processes, events. Changes nothing. */
export function checkExtensions(dataDir: string, options: CheckOptions = {}): Promise<Problem[]> {
  const store = path.join(dataDir, 'extensions');
  return confirm([() => checkVersions(options), checkInstalls, () => checkStore(store), checkSql, () => checkRunners(dataDir), () => checkStrayRunners(dataDir), checkEvents, () => checkDeliveries(options), checkTasks], options.settleMs);
}
