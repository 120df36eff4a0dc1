import type { Viewer } from '@/lib/auth/viewer';
import { isAppError } from '@/lib/core/errors';
import { roles, type Role } from '@/lib/permissions/roles';
import { createUser, createViewer } from './factories';

export interface AccessCase {
  operation: string;
  state: string;
  /** Null is a guest. */
  role: Role | null;
  isOwn: boolean;
  /** `ok`, or the code of the error. */
  outcome: string;
}

const columns = [{ role: null, isOwn: false }, ...roles.flatMap((role) => [{ role, isOwn: true }, { role, isOwn: false }])];
const words: Record<string, string> = { ok: 'ok', login: 'unauthenticated', no: 'forbidden', gone: 'gone', none: 'not_found' };

/**
 * Reads a table of what is allowed into one case for each of its cells. A row is an operation, a state, and seven words: for a
 * guest, then for member, moderator and admin each on what is their own and on what is another's.
 */
export function readAccessMatrix(table: string): AccessCase[] {
  return table.trim().split('\n').flatMap((line) => {
    const [operation = '', state = '', ...cells] = line.trim().split(/\s+/);
    if (cells.length !== columns.length) throw new Error(`"${line}" has ${cells.length} words after the state; expected ${columns.length}.`);
    return cells.map((cell, index) => {
      const column = columns[index];
      const outcome = Object.hasOwn(words, cell) ? words[cell] : undefined;
      if (!column || !outcome) throw new Error(`"${cell}" is none of ${Object.keys(words).join(', ')}.`);
      return { operation, state, ...column, outcome };
    });
  });
}

export const describeCase = ({ operation, state, role, isOwn, outcome }: AccessCase) =>
  `${operation} ${state}: ${role ?? 'guest'}${role === null ? '' : isOwn ? ', own' : ', another\'s'} → ${outcome}`;

/** Who asks, and whose the thing is. */
export async function createActors({ role, isOwn }: AccessCase): Promise<{ viewer: Viewer | null; ownerId: number }> {
  const viewer = role === null ? null : await createViewer({ role });
  return { viewer, ownerId: isOwn && viewer ? viewer.id : (await createUser()).id };
}

/** `ok`, or the code of the error that an operation was refused with. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}
