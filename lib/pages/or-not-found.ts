import { notFound, redirect } from 'next/navigation';
import { isAppError } from '@/lib/core/errors';

/** A page's edge: what an operation does not find, or hides, is a 404 page; what needs an account leads to log-in. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    // A cursor nobody handed out is an address of nothing.
    if (isAppError(error) && ['not_found', 'gone', 'invalid_input'].includes(error.code)) notFound();
    throw error;
  }
}

/** Sends a guest to log in and back to `path` afterwards. */
export function redirectToLogIn(path: string): never {
  redirect(`/login?next=${encodeURIComponent(path)}`);
}
