import { z } from 'zod';
import { isStorableText } from '@/lib/core/json-problem';
import { surfaceKinds } from './browser/surface-kinds';

export const slugSchema = z.string().max(40).regex(/^[a-z0-9-]+$/, 'Expected an extension’s slug: lower-case letters, digits and hyphens.');

/** A form sends text, the JSON API a boolean. */
const switchSchema = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')], { error: 'Expected true or false.' });

export const setEnabledSchema = z.object({ slug: slugSchema, enabled: switchSchema });

const digest16Schema = z.string().regex(/^[0-9a-f]{16}$/, 'Expected the first 16 hex digits of a version’s digest.');

const CANNOT_BE_STORED = 'Holds a character that cannot be stored.';

/** `<kind>:<key>`, see surfaceName. */
export const surfaceSchema = z
  .string()
  .max(120)
  .refine(isStorableText, CANNOT_BE_STORED)
  .refine((name) => [...surfaceKinds, 'bundle'].some((kind) => name.startsWith(`${kind}:`)), 'Expected <kind>:<key> with a known kind.');

/** What a browser says is cut, not refused: half a message is better than none. PostgreSQL's text cannot hold NUL. */
const cutText = (max: number) => z.string().max(100_000).transform((text) => text.replaceAll('\0', '').slice(0, max));

export const reportFaultSchema = z.object({
  slug: slugSchema,
  digest: digest16Schema,
  surface: surfaceSchema,
  message: cutText(300),
  stack: cutText(4000).default(''),
});

export const clearFaultsSchema = z.object({ slug: slugSchema, surface: surfaceSchema.optional() });

const registrationSchema = z.object({ kind: z.enum(surfaceKinds), key: z.string().max(100).refine(isStorableText, CANNOT_BE_STORED) });

export const reportRegistrationsSchema = z.object({
  slug: slugSchema,
  digest: digest16Schema,
  registered: z.array(registrationSchema).max(200),
  warnings: z.array(cutText(300)).max(50),
});

/** What is stored of the last report. */
export const storedRegistrationsSchema = reportRegistrationsSchema.omit({ slug: true }).extend({ at: z.string() });
export type StoredRegistrations = z.output<typeof storedRegistrationsSchema>;
