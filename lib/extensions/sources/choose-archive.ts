import type { GitHubRelease } from './release-schema';

export interface ReleaseArchive {
  /** Where it is downloaded from. */
  url: string;
  /** The file's name, as people are shown it. */
  name: string;
  /** Built and uploaded by the publisher, or made by GitHub of the tagged commit. */
  kind: 'asset' | 'tarball';
}

export interface ChooseInput {
  release: GitHubRelease;
  version: string;
  /** Of the repository. */
  name: string;
  slug?: string | undefined;
  /** Assets of private repositories are read through the API. */
  hasToken: boolean;
}

const ENDINGS = ['.tgz', '.tar.gz'];

/**
 * Which archive of a release is installed: the asset `<slug>-<version>.tgz`, else `<repository>-<version>.tgz`, else the
 * only tgz when it is named like one of that version, else GitHub's tarball, whose bytes may change.
 *
 * @returns null where the release has none of them
 */
export function chooseArchive({ release, version, name, slug, hasToken }: ChooseInput): ReleaseArchive | null {
  const packed = release.assets.filter((asset) => (asset.state ?? 'uploaded') === 'uploaded' && ENDINGS.some((ending) => asset.name.toLowerCase().endsWith(ending)));
  const named = (stem: string) => packed.find((asset) => ENDINGS.some((ending) => asset.name.toLowerCase() === `${stem}-${version}${ending}`.toLowerCase()));
  const [only] = packed;
  const chosen = (slug === undefined ? undefined : named(slug)) ?? named(name) ?? (packed.length === 1 && only && isOfVersion(only.name, version) ? only : undefined);
  if (chosen) return { url: (hasToken ? chosen.url : null) ?? chosen.browser_download_url, name: chosen.name, kind: 'asset' };
  return release.tarball_url ? { url: release.tarball_url, name: `${name}-${version}.tar.gz`, kind: 'tarball' } : null;
}

/** `anything-1.2.3.tgz` */
function isOfVersion(file: string, version: string): boolean {
  const stem = ENDINGS.map((ending) => `-${version}${ending}`.toLowerCase()).find((end) => file.toLowerCase().endsWith(end));
  return stem !== undefined && /^[a-z0-9][a-z0-9._-]*$/i.test(file.slice(0, -stem.length));
}
