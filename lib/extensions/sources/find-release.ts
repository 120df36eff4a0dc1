import semver from 'semver';
import { InstallFailure } from '../install/install-failure';
import { askGitHub, type AskOptions, type GitHubAnswer } from './ask-github';
import { chooseArchive, type ReleaseArchive } from './choose-archive';
import { readGitHub, type GitHub } from './github';
import { parseAddress } from './parse-address';
import { parseRelease, type GitHubRelease } from './release-schema';
import { toSource, type Source } from './resolve-source';

export interface Release {
  /** The tag without its `v`. */
  version: string;
  tag: string;
  /** ISO time; null where it is not told. */
  publishedAt: string | null;
  /** Markdown of the publisher, at most 20,000 characters. */
  notes: string;
  archive: ReleaseArchive;
  /** For the next look; null for a wanted version. */
  etag: string | null;
  /** Who publishes it: another than the source's where the repository was moved, which needs consent. */
  repository: string;
}

export interface FindReleaseInput {
  source: Pick<Source, 'owner' | 'name'>;
  /** A certain version, with or without `v`; the latest when left out. */
  version?: string | undefined;
  /** Of the extension, where it is known: its archive is preferred. */
  slug?: string | undefined;
  /** Of the last look; the latest release is then only read when something changed. */
  etag?: string | null | undefined;
  github?: GitHub;
  signal?: AbortSignal | undefined;
}

const MAX_VERSION_LENGTH = 64;

/**
 * Step 2 of an install: a repository's latest release, or a certain one. Drafts and pre-releases count as none.
 *
 * @returns `unchanged` when the etag still holds
 * @throws InstallFailure no_repo where there is no such repository (or the token may not see it), no_release where it has
 * no such release or its tag is no version, download_failed where GitHub cannot be asked
 */
export async function findRelease({ source, version, slug, etag, github = readGitHub(), signal }: FindReleaseInput): Promise<Release | 'unchanged'> {
  const { owner, name } = source;
  const { repository } = toSource(source, github);
  const base = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  const wanted = version === undefined ? null : requireVersion(version);
  const answer = wanted === null ? await askGitHub(`${base}/releases/latest`, { github, etag, signal }) : await askTags(base, wanted, { github, signal });
  if (answer.status === 304) return 'unchanged';
  const what = wanted === null ? 'published release' : `release of version ${wanted}: neither v${wanted} nor ${wanted} is a tag of one`;
  if (answer.status === 404) throw await explainMissing({ base, repository, what }, { github, signal });
  const release = parseRelease(answer.value, new URL(github.api).host);
  const found = toVersion(release.tag_name);
  if (release.draft || release.prerelease) throw new InstallFailure('no_release', `The release ${release.tag_name} of ${repository} is a ${release.draft ? 'draft' : 'pre-release'}, which is not installed.`);
  if (found === null) throw new InstallFailure('no_release', `The latest release of ${repository} is tagged ${JSON.stringify(release.tag_name)}, which is no version: expected a tag such as v1.2.3.`);
  const archive = chooseArchive({ release, version: found, name, slug, hasToken: github.token !== undefined });
  if (!archive) throw new InstallFailure('no_release', `The release ${release.tag_name} of ${repository} has nothing to download: neither a .tgz nor a tarball.`);
  const publisher = publisherOf({ asked: `${github.api}${base}`, url: answer.url, release }, github) ?? repository;
  return { version: found, tag: release.tag_name, publishedAt: release.published_at, notes: release.body, archive, etag: wanted === null ? answer.etag : null, repository: publisher };
}

function requireVersion(version: string): string {
  const parsed = toVersion(version);
  if (parsed === null) throw new InstallFailure('no_release', `${JSON.stringify(version.slice(0, MAX_VERSION_LENGTH))} is no version: expected one such as 1.2.3.`);
  return parsed;
}

/** semver itself is more generous than a manifest: `=1.2.3` and blanks are none. */
function toVersion(tag: string): string | null {
  const version = tag.replace(/^v/, '');
  return version.length <= MAX_VERSION_LENGTH && /^\d/.test(version) && semver.parse(version)?.raw === version ? version : null;
}

async function askTags(base: string, version: string, options: AskOptions): Promise<GitHubAnswer> {
  const answer = await askGitHub(`${base}/releases/tags/${encodeURIComponent(`v${version}`)}`, options);
  return answer.status === 404 ? askGitHub(`${base}/releases/tags/${encodeURIComponent(version)}`, options) : answer;
}

/** GitHub answers 404 for a repository without a release as for none at all. */
async function explainMissing({ base, repository, what }: { base: string; repository: string; what: string }, options: AskOptions): Promise<InstallFailure> {
  const answer = await askGitHub(base, options);
  if (answer.status !== 404) return new InstallFailure('no_release', `${repository} has no ${what}. Its publisher makes one under "Releases"; drafts and pre-releases do not count.`);
  const hidden = options.github.token === undefined ? 'A private one needs a token in NEXUS_GITHUB_TOKEN.' : 'The token in NEXUS_GITHUB_TOKEN may not be allowed to see it.';
  return new InstallFailure('no_repo', `There is no repository ${repository}. ${hidden}`);
}

/** A repository that was renamed or given away answers from elsewhere. */
function publisherOf({ asked, url, release }: { asked: string; url: string; release: GitHubRelease }, github: GitHub): string | undefined {
  if (url.startsWith(`${asked}/`)) return undefined;
  const now = parseAddress(release.html_url ?? url, github) ?? parseAddress(url, github);
  return now?.kind === 'repository' ? toSource(now, github).repository : new URL(url).host;
}
