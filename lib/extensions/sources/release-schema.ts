import { plainWords } from '@nexus/sdk/manifest/plain-words';
import { z } from 'zod';
import { toPrintable } from '@/lib/core/printable';
import { InstallFailure } from '../install/install-failure';
import { describeIssues } from './describe-issues';

const MAX_NOTES = 20_000;
const address = z.string().min(1).max(2000);

const assetSchema = z.object({
  name: z.string().min(1).max(300).transform(toPrintable),
  /** `uploaded` once all of it has arrived. */
  state: z.string().max(40).nullish(),
  /** In the API: the only one that takes a token. */
  url: address.nullish(),
  browser_download_url: address,
});

const releaseSchema = z.object({
  tag_name: z.string().min(1).max(200),
  draft: z.boolean().nullish().transform(Boolean),
  prerelease: z.boolean().nullish().transform(Boolean),
  published_at: z.iso.datetime({ offset: true }).nullish().transform((time) => time ?? null),
  body: z.string().nullish().transform((text) => toPrintable(text ?? '').slice(0, MAX_NOTES).toWellFormed()),
  html_url: address.nullish(),
  tarball_url: address.nullish(),
  assets: z.array(assetSchema).max(1000).nullish().transform((assets) => assets ?? []),
});

export type GitHubRelease = z.output<typeof releaseSchema>;

/**
 * A release as GitHub's API describes it.
 *
 * @param value parsed JSON
 * @throws InstallFailure download_failed naming each field
 * @see https://docs.github.com/en/rest/releases/releases
 */
export function parseRelease(value: unknown, host: string): GitHubRelease {
  const parsed = releaseSchema.safeParse(value, { error: plainWords });
  if (parsed.success) return parsed.data;
  throw new InstallFailure('download_failed', `${host} answered with a release that cannot be read: ${describeIssues(parsed.error.issues, { value, whole: 'it' }).join(', ')}.`);
}
