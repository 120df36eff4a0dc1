import { z } from 'zod';
import { limitSchema } from '@/lib/core/pagination';

const slugSchema = z.string().max(40).regex(/^[a-z0-9-]+$/, 'Expected an extension’s slug.');

export const listDeadLettersSchema = z.object({ slug: slugSchema.optional(), cursor: z.string().max(200).optional(), limit: limitSchema });

/** One, or all of an extension. */
export const deadLettersSchema = z.union([z.object({ id: z.uuid('Expected the id of a dead letter.') }), z.object({ id: z.undefined().optional(), slug: slugSchema })]);

/** When it died, and its id among those of the same moment. */
export const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);
