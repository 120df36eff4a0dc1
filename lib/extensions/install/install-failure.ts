/** Steps that end an install before the version runs, each with its status. */
export type FailureStatus = 'no_repo' | 'no_release' | 'download_failed' | 'manifest_invalid' | 'compile_failed' | 'migration_failed';

// Told by brand, never by instanceof: this file has several live copies in the process.
const BRAND = Symbol.for('nexus.install-failure');

/** Why a version does not come to run; what ran before it runs on. The message is for admins and authors. */
export class InstallFailure extends Error {
  readonly [BRAND] = true;
  override readonly name = 'InstallFailure';

  constructor(readonly status: FailureStatus, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** The slug is another's, whose row this is no matter of. */
export class SlugTaken extends InstallFailure {
  readonly isSlugTaken = true;
}

export const isSlugTaken = (error: unknown): boolean => isInstallFailure(error) && 'isSlugTaken' in error;

export function isInstallFailure(error: unknown): error is InstallFailure {
  return typeof error === 'object' && error !== null && BRAND in error;
}

/** Runs one step; whatever it throws ends the install with the status of the step. */
export async function asStep<T>(status: FailureStatus, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isInstallFailure(error)) throw error;
    throw new InstallFailure(status, error instanceof Error ? error.message : String(error), error);
  }
}
