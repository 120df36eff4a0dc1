import { isAppError } from '@/lib/core/errors';
import type { Settlement } from '../tasks/task-row';
import { isInstallFailure, isSlugTaken, type FailureStatus } from '../install/install-failure';

const ADVICE: Readonly<Record<FailureStatus, string>> = {
  no_repo: 'Give the address of a GitHub repository, or of the manifest.json of an extension that names one.',
  no_release: 'An extension is installed from a published release; drafts and prereleases do not count.',
  download_failed: 'Try again later; when it goes on, tell whoever publishes the extension.',
  manifest_invalid: 'Correct what is named above; docs/manifest-reference.md says what each field of manifest.json may hold.',
  compile_failed: 'Correct what is named above.',
  migration_failed: 'Its tables are as they were. Correct the migration, which has not run.',
};

/** For the terminal: what an author has to correct comes without a stack, and with what becomes of it. @param running the version that goes on, empty when there is none */
export function describeFailure(error: unknown, running = ''): string {
  if (!isInstallFailure(error)) return isAppError(error) || error instanceof Error ? error.message : String(error);
  if (isSlugTaken(error)) return `${error.status}: ${error.message}`;
  return describeStatus(error.status, error.message, running);
}

/** Why a task failed, in the same way. */
export function describeSettlement({ status, message }: Settlement, running: string): string {
  const text = message ?? 'It failed.';
  if (!status) return text;
  return status === 'install_failed' || status === 'update_failed' ? `${status}: ${text}` : describeStatus(status, text, running);
}

function describeStatus(status: FailureStatus, message: string, running: string): string {
  const stays = running ? `Version ${running} goes on as before.` : 'Nothing of it runs.';
  return `${status}: ${message}\n\n${ADVICE[status]} ${stays}`;
}
