import { z } from 'zod';

const MAX_ID = 2_147_483_647;
const NOT_WHOLE = 'Expected a whole number.';

/** A whole number, as it is or as it stands in an address or form. Never a list or a flag, which coercing alone would take for one. */
export const wholeNumberSchema = (message = NOT_WHOLE) =>
  z.union([z.number(), z.string().trim().regex(/^-?\d+$/, message)], message).pipe(z.coerce.number<number | string>().int(message));

/** A row id within PostgreSQL's integer bounds. */
export const idSchema = wholeNumberSchema().pipe(z.number().min(1, 'Expected a whole number above 0.').max(MAX_ID, 'There is no such number here.'));

/** The id of something that a form lets people choose; one message for whatever is not one. */
export const chosenIdSchema = (message: string) => wholeNumberSchema(message).pipe(z.number().min(1, message).max(MAX_ID, message));

/** The id that an address names, or null (which no row has) when what stands there cannot be one. */
export function parseId(id: number | string): number | null {
  const parsed = idSchema.safeParse(id);
  return parsed.success ? parsed.data : null;
}
