import { z } from 'zod';
import { attachmentsSchema } from '@/lib/attachments/attachments-schema';
import { chosenIdSchema, idSchema } from '@/lib/core/id-schema';
import { bodySchema } from '@/lib/markdown/schema';

export const MAX_TITLE_LENGTH = 140;

const titleSchema = z.string({ error: 'Give the post a title.' }).trim()
  .min(1, 'Give the post a title.')
  .max(MAX_TITLE_LENGTH, { error: (issue) => `The title is ${String(issue.input).trim().length} characters long; at most ${MAX_TITLE_LENGTH} fit.` })
  .refine((title) => !/[\0-\x1f\x7f]/.test(title), 'The title holds a control character.')
  .refine((title) => title === '' || /[\p{L}\p{N}\p{P}\p{S}]/u.test(title), 'The title shows nothing: it holds only invisible characters.');

export const createPostSchema = z.object({
  spaceId: chosenIdSchema('Choose a space.'),
  title: titleSchema,
  body: bodySchema,
  attachments: attachmentsSchema,
});

export const updatePostSchema = z.object({ id: idSchema, title: titleSchema, body: bodySchema });

