import { AppError } from '@/lib/core/errors';
import { processState } from '@/lib/core/process-state';
import type { Persist } from './types';

const holder = () => processState<{ persist: Persist | null }>('attachments.persist', () => ({ persist: null }));

/** Says how this process reaches the extensions; set once, where they are started. */
export function setPersister(persist: Persist | null): void {
  holder().persist = persist;
}

/** @throws AppError unavailable in a process that runs no extensions */
export const persistWithExtension: Persist = async (...call) => {
  const { persist } = holder();
  if (!persist) throw new AppError('unavailable', 'No extensions run in this process.');
  await persist(...call);
};
