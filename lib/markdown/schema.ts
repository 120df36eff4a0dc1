import { z } from 'zod';

/** 32 KB of UTF-8: long enough for an essay, short enough to cook in a millisecond or two. */
export const MAX_BODY_BYTES = 32_768;

const number = new Intl.NumberFormat('en');
export const bodySize = (text: string) => new TextEncoder().encode(text).length;

export const tooLongMessage = (bytes: number) =>
  `The text is ${number.format(bytes)} bytes long; at most ${number.format(MAX_BODY_BYTES)} fit. Shorten it or split it in two.`;

/** The Markdown of a post or reply. */
export const bodySchema = z.string({ error: 'Write something first.' }).check((context) => {
  const bytes = bodySize(context.value);
  if (context.value.trim() === '') context.issues.push({ code: 'custom', input: context.value, message: 'Write something first.' });
  else if (bytes > MAX_BODY_BYTES) context.issues.push({ code: 'custom', input: context.value, message: tooLongMessage(bytes) });
  else if (context.value.includes('\0')) context.issues.push({ code: 'custom', input: context.value, message: 'The text holds a NUL character, which cannot be stored.' });
});
