import type { z } from 'zod';
import { AppError, type FieldErrors } from './errors';

/**
 * The first move of every operation: parses outside input.
 * @throws AppError invalid_input with one message a field; for two faults in one field, the first.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  // A Map until the end: a field may be named like something every object inherits.
  const found = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.') || 'input';
    if (!found.has(field)) found.set(field, issue.message);
  }
  const fields: FieldErrors = Object.fromEntries(found);
  const messages = [...found.values()];
  throw new AppError('invalid_input', messages.length === 1 ? String(messages[0]) : 'Some fields need another look.', { fields });
}
