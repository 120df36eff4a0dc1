import { isStorableText } from '@/lib/core/json-problem';
import { findDataProblem } from './check-data';
import type { AttachmentInput } from './types';

/** With one post or reply. */
export const MAX_ATTACHMENTS = 10;
const MAX_TEXT = 200_000;
const MAX_KIND = 64;

export type ParsedAttachments = { attachments: AttachmentInput[] } | { problem: string };

/**
 * Reads what a composer attached: the JSON of its hidden field, or the list itself from the API. Nothing at all is an
 * empty list. Whether anybody keeps these kinds is another question: addAttachments.
 * The composer asks this too, so it does without zod: that is 100 KB, and its trial of `new Function` breaks the page's policy.
 */
export function parseAttachments(given: unknown): ParsedAttachments {
  const list = readList(given);
  if (!list) return { problem: 'What was attached arrived damaged. Remove it and attach it again.' };
  if (list.length > MAX_ATTACHMENTS) return { problem: `${list.length} things are attached; at most ${MAX_ATTACHMENTS} fit. Remove some.` };
  const attachments: AttachmentInput[] = [];
  for (const item of list) {
    if (!hasKind(item)) return { problem: 'Something that was attached has no kind. Remove it and attach it again.' };
    const { kind, data } = item;
    const problem = findDataProblem(data);
    if (problem !== null) return { problem: `“${kind}” cannot be attached: ${problem}.` };
    attachments.push({ kind, data: data as AttachmentInput['data'] });
  }
  return { attachments };
}

function hasKind(item: unknown): item is { kind: string; data?: unknown } {
  return typeof item === 'object' && item !== null && 'kind' in item && typeof item.kind === 'string' && item.kind !== '' && item.kind.length <= MAX_KIND && isStorableText(item.kind);
}

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
