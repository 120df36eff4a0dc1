import type { Attachment } from '@nexus/sdk/browser';
import type { PollInput } from '../../common/poll';

export const KIND = 'poll';

export const toAttachment = (input: PollInput): Attachment => ({ kind: KIND, data: { ...input } });

/** The poll of an attachment; null for what is none. Attachments come back from the server after a refused submit. */
export function readAttachment({ kind, data }: Attachment): PollInput | null {
  const { question, options, max_choices, secret, closes_at } = data;
  const isPoll = kind === KIND && typeof question === 'string' && isTexts(options) && typeof max_choices === 'number' && typeof secret === 'boolean' && (closes_at === null || typeof closes_at === 'string');
  return isPoll ? { question, options, max_choices, secret, closes_at } : null;
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');
