import { z } from 'zod';

/** A row id, as a number or as it stands in an address or form; PostgreSQL's integer bounds. */
export const idSchema = z.coerce.number({ error: 'Expected a whole number.' }).int('Expected a whole number.').min(1, 'Expected a whole number above 0.').max(2_147_483_647, 'There is no such number here.');

/** The id that an address names, or null (which no row has) when what stands there cannot be one. */
export function parseId(id: number | string): number | null {
  const parsed = idSchema.safeParse(id);
  return parsed.success ? parsed.data : null;
}
