import { z } from 'zod';
import { parseAttachments } from './parse-attachments';
import type { AttachmentInput } from './types';

/** What a composer attached, as a field of a form's schema. */
export const attachmentsSchema = z.unknown().optional().transform((given, context): AttachmentInput[] => {
  const parsed = parseAttachments(given);
  if ('attachments' in parsed) return parsed.attachments;
  context.issues.push({ code: 'custom', input: given, message: parsed.problem });
  return z.NEVER;
});
