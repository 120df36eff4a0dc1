import { getPool } from '@/lib/db/pool';
import { isBeingInstalled } from '../install/install-lock';
import type { Problem } from './problem';

// What an install writes before it is done: its row, and what its migration will commit.
const UNFINISHED = `
  SELECT slug, 'install_cut_off' AS kind FROM extensions WHERE digest = '' AND load_status = 'not_loaded' AND load_error IS NULL
  UNION ALL SELECT slug, 'install_left_over' FROM extension_pending_installs ORDER BY 1, 2`;

const MESSAGES = new Map([
  ['install_cut_off', 'began to be installed, and nobody is at it any more. Install it again.'],
  ['install_left_over', 'has a migration that was never committed; nothing of it was applied. Starting the forum again removes what is left.'],
]);

/** Installs that are neither done nor going on. */
export async function checkInstalls(): Promise<Problem[]> {
  const { rows } = await getPool().query<{ slug: string; kind: string }>(UNFINISHED);
  const problems: Problem[] = [];
  for (const { slug, kind } of rows) {
    if (!(await isBeingInstalled(slug))) problems.push({ kind, subject: slug, message: `${slug} ${MESSAGES.get(kind) ?? ''}` });
  }
  return problems;
}
