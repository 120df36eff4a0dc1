import type { GitHub } from './github';

export type ParsedAddress =
  | { kind: 'repository'; owner: string; name: string; manifestUrl: string | null }
  /** To be fetched: the manifest there says which repository it is of. */
  | { kind: 'manifest'; url: string };

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const MAX_LENGTH = 2000;
const OWNER = /^[a-z0-9][a-z0-9_-]{0,99}$/i;
const NAME = /^[a-z0-9._-]{1,100}$/i;
const PUBLIC_WEB: readonly string[] = ['github.com', 'www.github.com'];
const PUBLIC_RAW = 'raw.githubusercontent.com';
/** Below which a server of one's own has its API. */
const ENTERPRISE_API = '/api/v3';

/**
 * Reads what an admin types, or a manifest names, as the place of an extension.
 *
 * @param text `github.com/o/r` with or without scheme and whatever follows, a raw manifest, or the address of any manifest
 * @returns null where it is none of them
 * @example parseAddress('github.com/acme/polls', readGitHub()) // { kind: 'repository', owner: 'acme', name: 'polls', manifestUrl: null }
 */
export function parseAddress(text: string, github: GitHub): ParsedAddress | null {
  const typed = text.trim();
  if (typed === '' || typed.length > MAX_LENGTH || /\s/.test(typed)) return null;
  const full = SCHEME.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  if (url.username !== '' || url.password !== '' || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  if (isKnownHost(url.host, github)) return parseKnown(url, github);
  // Without a scheme, a single word before the slash is rather owner/repository than a host.
  return SCHEME.test(typed) || url.hostname.includes('.') ? { kind: 'manifest', url: url.href } : null;
}

const isKnownHost = (host: string, { api, raw }: GitHub) => [...PUBLIC_WEB, PUBLIC_RAW, new URL(api).host, new URL(raw).host].includes(host);

/** On the known hosts the first two parts of a path are owner and repository, after the host's own base path. */
function parseKnown(url: URL, github: GitHub): ParsedAddress | null {
  const parts = withoutBase(url, github).split('/').filter((part) => part !== '');
  const [owner = '', repository = '', ...rest] = parts;
  if (parts.length <= 2 && /\.json$/i.test(parts.at(-1) ?? '')) return { kind: 'manifest', url: url.href };
  const name = repository.replace(/\.git$/i, '');
  if (!OWNER.test(owner) || !NAME.test(name) || /^\.+$/.test(name)) return null;
  return { kind: 'repository', owner, name, manifestUrl: rawManifestOf({ url, owner, name, rest }, github) };
}

function withoutBase({ host, pathname }: URL, { api, raw }: GitHub): string {
  const isApi = host === new URL(api).host;
  const bases = [isApi ? new URL(api).pathname : '/', isApi ? ENTERPRISE_API : '/', host === new URL(raw).host ? new URL(raw).pathname : '/'];
  const base = bases.find((candidate) => candidate !== '/' && pathname.startsWith(`${candidate}/`)) ?? '';
  const path = pathname.slice(base.length);
  // The API's own addresses of a repository; somebody else's may be named "repos" where nothing follows its repository.
  return isApi && /^\/repos\/[^/]+\/[^/]+/.test(path) ? path.slice('/repos'.length) : path;
}

/** A file's page and its raw address are the same file. */
function rawManifestOf({ url, owner, name, rest }: { url: URL; owner: string; name: string; rest: string[] }, { raw }: GitHub): string | null {
  const isPage = (rest[0] === 'blob' || rest[0] === 'raw') && rest.length > 2;
  const isRaw = url.host === PUBLIC_RAW || url.host === new URL(raw).host;
  const file = isPage ? rest.slice(1) : rest;
  if (!(isPage || isRaw) || file.length < 2 || !/\.json$/i.test(file.at(-1) ?? '')) return null;
  return `${raw}/${[owner, name, ...file].join('/')}`;
}
