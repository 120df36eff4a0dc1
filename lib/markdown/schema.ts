import { z } from 'zod';
import { bodySize, MAX_BODY_BYTES, tooLongMessage } from './body-size';

/** The Markdown of a post or reply; a text that shows nothing (spaces, zero-width characters) is none. */
export const bodySchema = z.string({ error: 'Write something first.' }).check((context) => {
  const bytes = bodySize(context.value);
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(context.value)) context.issues.push({ code: 'custom', input: context.value, message: 'Write something first.' });
  else if (bytes > MAX_BODY_BYTES) context.issues.push({ code: 'custom', input: context.value, message: tooLongMessage(bytes) });
  else if (context.value.includes('\0')) context.issues.push({ code: 'custom', input: context.value, message: 'The text holds a NUL character, which cannot be stored.' });
});
