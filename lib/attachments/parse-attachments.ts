import { z } from 'zod';
import { findDataProblem } from './check-data';
import type { AttachmentInput } from './types';

/** With one post or reply. */
export const MAX_ATTACHMENTS = 10;
const MAX_TEXT = 200_000;

export type ParsedAttachments = { attachments: AttachmentInput[] } | { problem: string };

/**
 * Reads what a composer attached: the JSON of its hidden field, or the list itself from the API. Nothing at all is an
 * empty list. Whether anybody keeps these kinds is another question: resolveKinds.
 */
export function parseAttachments(given: unknown): ParsedAttachments {
  const list = readList(given);
  if (!list) return { problem: 'What was attached arrived damaged. Remove it and attach it again.' };
  if (list.length > MAX_ATTACHMENTS) return { problem: `${list.length} things are attached; at most ${MAX_ATTACHMENTS} fit. Remove some.` };
  const attachments: AttachmentInput[] = [];
  for (const item of list) {
    const shape = itemSchema.safeParse(item);
    if (!shape.success) return { problem: 'Something that was attached has no kind. Remove it and attach it again.' };
    const { kind, data } = shape.data;
    const problem = findDataProblem(data);
    if (problem !== null) return { problem: `“${kind}” cannot be attached: ${problem}.` };
    attachments.push({ kind, data: data as AttachmentInput['data'] });
  }
  return { attachments };
}

/** The same as a field of a form's schema. */
export const attachmentsSchema = z.unknown().optional().transform((given, context): AttachmentInput[] => {
  const parsed = parseAttachments(given);
  if ('attachments' in parsed) return parsed.attachments;
  context.issues.push({ code: 'custom', input: given, message: parsed.problem });
  return z.NEVER;
});

const itemSchema = z.object({ kind: z.string().min(1).max(64), data: z.unknown().optional() });

function readList(given: unknown): unknown[] | null {
  if (given === undefined || given === null || given === '') return [];
  if (Array.isArray(given)) return given;
  if (typeof given !== 'string' || given.length > MAX_TEXT) return null;
  try {
    const parsed: unknown = JSON.parse(given);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    // Not JSON: the field says so.
    return null;
  }
}
