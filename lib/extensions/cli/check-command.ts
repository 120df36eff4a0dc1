import { toPrintable } from '@/lib/core/printable';
import { checkForum } from '../fsck/check-forum';
import type { OpenForum } from './open-forum';
import { EXIT } from './usage';

/** `nexus fsck`. @returns the exit code */
export async function runCheck({ dataDir, isForumRunning }: OpenForum, { json }: { json: boolean }): Promise<number> {
  const problems = await checkForum(dataDir, { isForumRunning });
  const text = problems.map(({ kind, subject, message }) => `${kind}  ${subject}\n    ${message}`);
  const lines = json ? [JSON.stringify({ problems })] : problems.length === 0 ? ['Nothing is wrong.'] : [...text, `\n${problems.length === 1 ? 'One thing is' : `${problems.length} things are`} wrong.`];
  process.stdout.write(`${toPrintable(lines.join('\n'))}\n`);
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
}
