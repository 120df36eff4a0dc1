import { z } from 'zod';
import { AppError } from './errors';
import { wholeNumberSchema } from './id-schema';

export interface Page<Item> {
  items: Item[];
  /** Opaque; null on the last page. */
  nextCursor: string | null;
}

export const PAGE_SIZE = 20;
export const limitSchema = wholeNumberSchema().pipe(z.number().min(1, 'Expected 1–100.').max(100, 'Expected 1–100.')).default(PAGE_SIZE);

/** Packs the sort key of a row: base64url of its JSON. */
export function encodeCursor(parts: readonly (string | number | boolean)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Unpacks a sort key. @throws AppError invalid_input when the list that reads it did not write it. */
export function decodeCursor<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (parsed.success) return parsed.data;
  throw new AppError('invalid_input', 'cursor is not one that this list handed out.', { fields: { cursor: 'Expected the next_cursor of an earlier page.' } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not a cursor of ours: the schema refuses undefined with a message.
    return undefined;
  }
}
