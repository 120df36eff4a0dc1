import { slugSchema } from '../schema';
import type { Given } from './command';

/** One of the words that were given, as a slug. @throws UsageError when it cannot be one */
export function slugOf({ usageError }: Pick<Given, 'usageError'>, word: string): string {
  const parsed = slugSchema.safeParse(word);
  if (parsed.success) return parsed.data;
  throw usageError(`${JSON.stringify(word)} is no slug: lower-case letters, digits and hyphens. nexus ext list shows those of what is installed.`);
}

/** What commands take that are about one extension. */
export const oneSlug = { what: 'the slug of an extension' } as const;
