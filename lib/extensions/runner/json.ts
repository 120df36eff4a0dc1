import { z } from 'zod';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * Any JSON value. It is used on what JSON.parse returned, which can be nothing else; walking it again would cost more
 * than all other checks together. Size and depth were held by the frame.
 */
export const jsonSchema = z.custom<Json>((value) => value !== undefined, 'must be a JSON value');

/** Text that is cut rather than refused: a long message is no reason to end a runner. */
export const clipped = (length: number) => z.string().transform((text) => (text.length > length ? `${text.slice(0, length - 1)}…` : text));
