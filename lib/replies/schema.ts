import { z } from 'zod';
import { attachmentsSchema } from '@/lib/attachments/attachments-schema';
import { idSchema } from '@/lib/core/id-schema';
import { bodySchema } from '@/lib/markdown/schema';

export const createReplySchema = z.object({ postId: idSchema, body: bodySchema, attachments: attachmentsSchema });
export const updateReplySchema = z.object({ id: idSchema, body: bodySchema });
export const deleteReplySchema = z.object({ id: idSchema });
