import { checkExtensions } from '../fsck/check-extensions';
import type { OpenForum } from './open-forum';

/** What `nexus fsck` says. */
export async function checkForTerminal({ dataDir }: OpenForum): Promise<{ text: string; isClean: boolean }> {
  const problems = await checkExtensions(dataDir);
  if (problems.length === 0) return { text: 'Nothing is wrong.', isClean: true };
  return { text: problems.map(({ kind, subject, message }) => `${kind}  ${subject}\n    ${message}`).join('\n'), isClean: false };
}
