import { notFound, redirect } from 'next/navigation';
import { isAppError } from '@/lib/core/errors';
import { answersForm } from './answers-form';

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

/** As orNotFound, but null for a page that answers a form: what the form was about is gone, what was typed is not. */
export async function orNotFoundUnlessSent<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found' && (await answersForm())) return null;
    return orNotFound(Promise.reject(error));
  }
}

/** Sends a guest to log in and back to `path` afterwards. */
export function redirectToLogIn(path: string): never {
  redirect(`/login?next=${encodeURIComponent(path)}`);
}
