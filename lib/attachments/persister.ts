import { AppError } from '@/lib/core/errors';
import { processState } from '@/lib/core/process-state';
import type { Persist } from './types';

/** How this process reaches the extensions that keep attachments. */
export interface Persister {
  persist: Persist;
  /** What a person waits for at most, all attachments of a submit together. */
  waitMs: () => number;
}

const holder = () => processState<{ persister: Persister | null }>('attachments.persister', () => ({ persister: null }));

/** Said once, where the extensions are started. */
export function setPersister(persister: Persister | null): void {
  holder().persister = persister;
}

/** @throws AppError unavailable in a process that runs no extensions */
export const persistWithExtension: Persist = async (call) => {
  const { persister } = holder();
  if (!persister) throw new AppError('unavailable', 'No extensions run in this process.');
  await persister.persist(call);
};

/** Where no extensions run nothing is waited for but the note that says so. */
export const persistWaitMs = (): number => holder().persister?.waitMs() ?? 1000;
