import { getPool } from '@/lib/db/pool';
import { isBeingInstalled } from '../install/install-lock';
import { listAbandonedStaging } from '../tasks/staging';
import type { Problem } from './problem';

const SILENT = '30 seconds';

/** Installs, updates and removals that nobody is at any more, and what they left. */
export async function checkTasks(): Promise<Problem[]> {
  const { rows } = await getPool().query<{ id: string; kind: string; slug: string | null }>(
    `SELECT id, kind, slug FROM extension_tasks WHERE state = 'running' AND beat_at < clock_timestamp() - $1::interval ORDER BY created_at`,
    [SILENT],
  );
  const silent = rows.map(({ id, kind, slug }) => ({ kind: 'task_without_owner', subject: id, message: `The task ${kind}${slug === null ? '' : ` of ${slug}`} is marked as running, and no process works on it. A running forum ends it within seconds.` }));
  const left = (await listAbandonedStaging()).map((name) => ({ kind: 'staging_left_over', subject: `staging/${name}`, message: `staging/${name} belongs to no task. Starting the forum again removes it.` }));
  return [...silent, ...left, ...(await checkRemovals())];
}

async function checkRemovals(): Promise<Problem[]> {
  const { rows } = await getPool().query<{ slug: string }>('SELECT slug FROM extensions WHERE uninstalling IS NOT NULL ORDER BY slug');
  const problems: Problem[] = [];
  for (const { slug } of rows) {
    if (!(await isBeingInstalled(slug))) problems.push({ kind: 'removal_cut_off', subject: slug, message: `${slug} began to be removed, and nobody is at it any more. Starting the forum again goes on with it.` });
  }
  return problems;
}
