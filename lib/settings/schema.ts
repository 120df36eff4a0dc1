import { z } from 'zod';
import { defaultLimits, type LimitName } from '@/lib/rate-limits/limits';

const limitSchema = z.object({ limit: z.number().int().positive(), windowSeconds: z.number().int().positive() });

/** Every site-wide setting with its default. A stored value that no longer fits falls back to the default. */
export const settings = {
  siteName: z.string().min(1).max(60).default('Nexus'),
  /** Limits of the server half of extensions that differ from their defaults, by name; one that cannot be used costs none of the others. */
  extensionKnobs: z.record(z.string(), z.unknown()).default({}),
  /** Slugs of bundled extensions that an admin removed; they stay away until they are installed again. */
  removedBundled: z.array(z.string()).default([]),
  rateLimits: z.partialRecord(z.enum(Object.keys(defaultLimits) as [LimitName, ...LimitName[]]), limitSchema).default({}),
} satisfies Record<string, z.ZodType>;

export type SettingName = keyof typeof settings;
export type SettingValue<Name extends SettingName> = z.output<(typeof settings)[Name]>;
