import { createHash } from 'node:crypto';
import type { Answer } from './behaviours';
import type { Release, Repository, Shelf } from './shelf';

export interface Asked {
  /** Without the query. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  shelf: Shelf;
  /** `http://127.0.0.1:1234` */
  origin: string;
}

const NOT_FOUND = { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' };

/** What GitHub's API, its pages of releases, its download hosts and its raw files answer, all on one host. */
export function answerGitHub(asked: Asked): Answer {
  // As on a server of one's own; the public API has its paths at the root.
  if (!isDecodable(asked.path)) return plain(400, 'Bad Request');
  const path = asked.path.replace(/^\/api\/v3(?=\/)/, '');
  if (path.startsWith('/repos/')) return answerApi({ ...asked, path });
  return answerDownload({ ...asked, path }) ?? answerFile({ ...asked, path });
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    // A stray percent sign.
    return false;
  }
}

function answerApi(asked: Asked): Answer {
  const [, , owner = '', name = '', ...rest] = asked.path.split('/').map(decodeURIComponent);
  const repository = asked.shelf.find(owner, name);
  const moved = asked.shelf.findMoved(owner, name);
  if (!repository && moved) return redirect(`${asked.origin}/repos/${[moved.owner, moved.name, ...rest].join('/')}`, 301);
  if (!repository) return json(asked, 404, NOT_FOUND);
  const [noun, verb = '', id = ''] = rest;
  if (noun === undefined) return json(asked, 200, describeRepository(asked, repository));
  if (noun === 'tarball') return redirect(`${asked.origin}/codeload/${repository.owner}/${repository.name}/legacy.tar.gz/refs/tags/${encodeURIComponent(verb)}`);
  if (noun !== 'releases') return json(asked, 404, NOT_FOUND);
  if (verb === 'assets') return answerAsset(asked, repository, Number(id));
  const release = chooseRelease(repository, verb, id);
  return release ? json(asked, 200, describeRelease(asked, repository, release)) : json(asked, 404, NOT_FOUND);
}

function chooseRelease({ releases }: Repository, verb: string, tag: string): Release | undefined {
  const published = releases.filter(({ isDraft }) => !isDraft);
  if (verb === 'latest') return published.findLast(({ isPrerelease }) => !isPrerelease);
  return verb === 'tags' ? published.find((release) => release.tag === tag) : undefined;
}

/** The bytes to whoever accepts them, what is known of them to everybody else. */
function answerAsset(asked: Asked, repository: Repository, id: number): Answer {
  for (const release of repository.releases) {
    const asset = release.assets.find((candidate) => candidate.id === id);
    if (!asset) continue;
    if (asked.headers.accept === 'application/octet-stream') return redirect(`${asked.origin}/downloads/${repository.owner}/${repository.name}/${id}/${asset.name}`);
    return json(asked, 200, describeAssets(asked, repository, release).find((candidate) => candidate.id === id));
  }
  return json(asked, 404, NOT_FOUND);
}

const describeRepository = ({ origin }: Asked, { owner, name }: Repository) => ({
  full_name: `${owner}/${name}`,
  name,
  owner: { login: owner },
  html_url: `${origin}/${owner}/${name}`,
  default_branch: 'main',
  private: false,
});

const describeRelease = (asked: Asked, repository: Repository, release: Release) => {
  const { owner, name } = repository;
  return {
    id: release.id,
    url: `${asked.origin}/repos/${owner}/${name}/releases/${release.id}`,
    html_url: `${asked.origin}/${owner}/${name}/releases/tag/${release.tag}`,
    tag_name: release.tag,
    name: release.tag,
    draft: release.isDraft,
    prerelease: release.isPrerelease,
    published_at: release.publishedAt.toISOString(),
    body: release.notes,
    tarball_url: `${asked.origin}/repos/${owner}/${name}/tarball/${encodeURIComponent(release.tag)}`,
    assets: describeAssets(asked, repository, release),
  };
};

const describeAssets = ({ origin }: Asked, { owner, name }: Repository, { assets, tag }: Release) =>
  assets.map((asset) => ({
    id: asset.id,
    url: `${origin}/repos/${owner}/${name}/releases/assets/${asset.id}`,
    name: asset.name,
    state: 'uploaded',
    content_type: 'application/gzip',
    size: asset.bytes.length,
    browser_download_url: `${origin}/${owner}/${name}/releases/download/${encodeURIComponent(tag)}/${asset.name}`,
  }));

/** Pages of releases lead to a store of files, tarballs to a host that makes them while sending. */
function answerDownload({ path, origin, shelf }: Asked): Answer | undefined {
  const [, ...parts] = path.split('/').map(decodeURIComponent);
  const [first = '', owner = '', name = '', id = '', , tag] = parts;
  if (first === 'downloads') return bytes(shelf.find(owner, name)?.releases.flatMap(({ assets }) => assets).find((asset) => asset.id === Number(id))?.bytes);
  if (first === 'codeload') return bytes(shelf.find(owner, name)?.releases.find((release) => release.tag === parts.slice(6).join('/'))?.tarball, true);
  if (name !== 'releases' || id !== 'download') return undefined;
  const release = shelf.find(first, owner)?.releases.find((candidate) => candidate.tag === parts[4] && !candidate.isDraft);
  const asset = release?.assets.find((candidate) => candidate.name === tag);
  return asset ? redirect(`${origin}/downloads/${first}/${owner}/${asset.id}/${asset.name}`) : plain(404, 'Not Found');
}

/** Raw files by `/owner/repo/ref/path`, and whatever was put elsewhere; `blob` addresses are pages, of no use to a program. */
function answerFile(asked: Asked): Answer {
  const file = asked.shelf.file(asked.path);
  if (!file) return plain(404, '404: Not Found');
  return withEtag(asked, { status: 200, headers: { 'content-type': file.type }, body: file.body });
}

const json = (asked: Asked, status: number, value: unknown): Answer => withEtag(asked, { status, headers: { 'content-type': 'application/json; charset=utf-8', 'x-ratelimit-remaining': '59' }, body: Buffer.from(JSON.stringify(value)) });
const plain = (status: number, text: string): Answer => ({ status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(text) });
const redirect = (location: string, status = 302): Answer => ({ status, headers: { location }, body: Buffer.alloc(0) });
const bytes = (body: Uint8Array | undefined, isChunked = false): Answer => (body ? { status: 200, headers: { 'content-type': 'application/octet-stream' }, body, isChunked } : plain(404, 'Not Found'));

function withEtag({ headers }: Asked, answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  const etag = `W/"${createHash('sha256').update(answer.body).digest('hex')}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag }, body: Buffer.alloc(0) };
  return { ...answer, headers: { ...answer.headers, etag } };
}
