import { AppError } from '@/lib/core/errors';
import { processState } from '@/lib/core/process-state';

/** Installs an extension again from where it came from. @returns the id of the task that it goes on as; null when it is done */
export type Installer = (slug: string, actorId: number | null) => Promise<string | null>;

// Pages and routes read this: what installs brings a compiler, which is no part of them.
const holder = () => processState<{ installer: Installer | null }>('extensions.installer', () => ({ installer: null }));

/** @throws AppError unavailable before boot has come so far, and in safe mode */
export function getInstaller(): Installer {
  const { installer } = holder();
  if (!installer) throw new AppError('unavailable', 'Extensions cannot be installed now: the forum runs in safe mode, or is just starting or stopping.', { retryAfter: 5 });
  return installer;
}

/** Null where nothing can be installed. */
export const findInstaller = (): Installer | null => holder().installer;

/** Says what installs; for whoever starts and stops it. */
export function setInstaller(installer: Installer | null): void {
  holder().installer = installer;
}
