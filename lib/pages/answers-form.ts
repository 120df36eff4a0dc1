import { headers } from 'next/headers';

/**
 * Whether this request is a form that was sent without JavaScript. Its page shows the form again, with what was typed,
 * also where it would otherwise be not found or lead to log-in: the post was deleted, the session ended meanwhile.
 */
export async function answersForm(): Promise<boolean> {
  const given = await headers();
  return (given.get('content-type') ?? '').startsWith('multipart/form-data') && !given.has('next-action');
}
