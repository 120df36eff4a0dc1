import { hasErrorCode } from '@/lib/core/has-error-code';
import { InstallFailure, isInstallFailure } from '../install/install-failure';

const SHOWN = 120;

/** Why an archive is not unpacked, as a sentence for admins and authors. */
export const refusal = (sentence: string, cause?: unknown): InstallFailure => new InstallFailure('download_failed', sentence, cause);

/** A name out of an archive, fit for a sentence: in quotes, no longer than a line, what is not ASCII spelled out. */
export function quote(name: string): string {
  const shown = name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name;
  return JSON.stringify(shown).replaceAll(/[^ -~…]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** What goes wrong while an archive is unpacked, as an InstallFailure; a reason to stop that is one already stays what it is. */
export function toArchiveFailure(error: unknown, signal?: AbortSignal): InstallFailure {
  // Streams have an error of their own for it.
  const stopped: unknown = signal?.aborted && (error === signal.reason || hasErrorCode(error, 'ABORT_ERR')) ? signal.reason : null;
  if (isInstallFailure(stopped)) return stopped;
  if (stopped !== null) return refusal(`unpacking was stopped: ${messageOf(stopped)}`, error);
  if (isInstallFailure(error)) return error;
  if (hasErrorCode(error, 'ENOSPC', 'EDQUOT')) return refusal('the disk is full: the archive could not be unpacked. Make room, then try again', error);
  return refusal(`the archive could not be unpacked: ${messageOf(error)}`, error);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
