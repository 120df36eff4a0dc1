import { slug } from '@nexus/sdk/manifest/identity';
import { z } from 'zod';
import { toPrintable } from '@/lib/core/printable';
import type { GitHub } from './github';
import { parseAddress } from './parse-address';

const MAX_ENTRIES = 2000;
const MAX_CATEGORIES = 20;

const text = (max: number) => z.string().max(max).transform(toPrintable);
const optionalText = (max: number) => text(max).nullish().transform((value) => value ?? '');
const webAddress = (schemes: RegExp, message: string) => z.string().max(2000).refine((value) => URL.canParse(value) && schemes.test(new URL(value).protocol), message).nullish().transform((value) => value ?? null);
const pageAddress = webAddress(/^https?:$/, 'must be an http(s) address');
/** The policy of the forum's pages loads no others. */
const pictureAddress = webAddress(/^https:$/, 'must be an https:// address');

function isInstallable(value: string, github: GitHub): boolean {
  const address = parseAddress(value, github);
  if (address?.kind !== 'manifest') return address !== null;
  const { protocol, origin } = new URL(address.url);
  return protocol === 'https:' || github.allowPrivateHosts.has(origin);
}

const entrySchema = (github: GitHub) =>
  z.object({
    slug: slug(),
    name: z.string().max(100).regex(/\S/, 'must not be empty').transform(toPrintable),
    description: optionalText(2000),
    author: optionalText(200),
    homepage: pageAddress,
    manifest_url: z.string().max(2000).refine((value) => isInstallable(value, github), 'must be the address of a GitHub repository, or the https address of a manifest.json'),
    logo_url: pictureAddress,
    banner_url: pictureAddress,
    categories: z.array(text(60)).max(MAX_CATEGORIES).nullish().transform((value) => value ?? []),
    sha256: z.string().regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits').transform((value) => value.toLowerCase()).nullish().transform((value) => value ?? null),
  }).transform(({ manifest_url, logo_url, banner_url, ...entry }) => ({ ...entry, manifestUrl: manifest_url, logoUrl: logo_url, bannerUrl: banner_url }));

/** One extension of a store list. */
export interface RegistryEntry {
  slug: string;
  name: string;
  description: string;
  author: string;
  homepage: string | null;
  /** What an install is given: a repository's or a manifest's address. */
  manifestUrl: string;
  logoUrl: string | null;
  bannerUrl: string | null;
  categories: string[];
  /** Of the archive that the list's publisher has looked at, in lower case. */
  sha256: string | null;
}

/** A store list without more. */
export const entriesSchema = (github: GitHub) =>
  z.array(entrySchema(github)).max(MAX_ENTRIES).superRefine((entries, context) => {
    const seen = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      // Entries with faults of their own are still as they came.
      const name: unknown = entry?.slug;
      if (typeof name !== 'string') continue;
      if (seen.has(name)) context.addIssue({ code: 'custom', path: [index, 'slug'], message: '{value} is listed twice' });
      seen.add(name);
    }
  }, { when: ({ value }) => Array.isArray(value) && value.length <= MAX_ENTRIES });

/** A store list under a name. */
export const registrySchema = (github: GitHub) => z.object({ name: optionalText(100), extensions: entriesSchema(github) });
