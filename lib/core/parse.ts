import type { z } from 'zod';
import { AppError, type FieldErrors } from './errors';

/**
 * The first move of every operation: parses outside input.
 * @throws AppError invalid_input with one message a field; for two faults in one field, the first.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'input'] ??= issue.message;
  const messages = Object.values(fields);
  throw new AppError('invalid_input', messages.length === 1 ? String(messages[0]) : 'Some fields need another look.', { fields });
}
