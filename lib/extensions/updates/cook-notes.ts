import { isAppError } from '@/lib/core/errors';
import { cookMarkdown } from '@/lib/markdown/cook';

/** Release notes as HTML that may stand in a page; null where there are none, or none that can be shown. */
export function cookNotes(notes: string | undefined): string | null {
  if (!notes?.trim()) return null;
  try {
    return cookMarkdown(notes).html;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
