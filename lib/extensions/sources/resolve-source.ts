import { readJson } from '@nexus/sdk/manifest/read-json';
import { MAX_MANIFEST_BYTES } from '@nexus/sdk/manifest';
import { fetchOutside } from '@/lib/outgoing/fetch-outside';
import { isOutgoingError } from '@/lib/outgoing/outgoing-error';
import { InstallFailure } from '../install/install-failure';
import { readGitHub, type GitHub } from './github';
import { parseAddress } from './parse-address';

/** The repository whose releases are followed. */
export interface Source {
  /** As typed; GitHub takes any case. */
  owner: string;
  name: string;
  /** `github.com/owner/name` in lower case: who publishes it. */
  repository: string;
  /** `https://github.com/owner/name` in lower case, as people are shown it; resolves to the same again. */
  origin: string;
  /** Where the manifest can be read without a release; null where only the repository is known. */
  manifestUrl: string | null;
}

export interface ResolveOptions {
  github?: GitHub;
  signal?: AbortSignal;
}

const EXPECTED = 'expected github.com/owner/repository, or the https address of a manifest.json';
const SHOWN_LENGTH = 200;

/**
 * Step 1 of an install: which repository an address means. Only the address of a manifest elsewhere is fetched.
 *
 * @param address what the admin typed
 * @throws InstallFailure no_repo with what was expected
 * @example (await resolveSource('https://github.com/Acme/Polls/tree/main')).repository // 'github.com/acme/polls'
 */
export async function resolveSource(address: string, { github = readGitHub(), signal }: ResolveOptions = {}): Promise<Source> {
  const parsed = parseAddress(address, github);
  if (!parsed) throw new InstallFailure('no_repo', `${JSON.stringify(address.trim().slice(0, SHOWN_LENGTH))} is not the address of an extension: ${EXPECTED}.`);
  if (parsed.kind === 'repository') return toSource(parsed, github);
  const manifest = await fetchManifest(parsed.url, { github, signal });
  for (const field of ['repository', 'homepage']) {
    const named: unknown = Object.hasOwn(manifest, field) ? Reflect.get(manifest, field) : undefined;
    const found = typeof named === 'string' ? parseAddress(named, github) : null;
    if (found?.kind === 'repository') return toSource({ ...found, manifestUrl: parsed.url }, github);
  }
  throw new InstallFailure('no_repo', `The manifest at ${parsed.url} names no GitHub repository: neither its "repository" nor its "homepage" is an address like https://github.com/owner/repository.`);
}

/** The repository of an owner and name, as people are shown it and as it is compared. */
export function toSource({ owner, name, manifestUrl = null }: { owner: string; name: string; manifestUrl?: string | null }, { host, web }: GitHub): Source {
  const path = `${owner}/${name}`.toLowerCase();
  return { owner, name, repository: `${host}/${path}`, origin: `${web}/${path}`, manifestUrl };
}

async function fetchManifest(url: string, { github, signal }: { github: GitHub; signal: AbortSignal | undefined }): Promise<object> {
  const fail = (sentence: string, cause?: unknown) => new InstallFailure('no_repo', `The manifest at ${url} could not be read: ${sentence}`, cause);
  try {
    const answer = await fetchOutside(url, { accept: 'application/json', maxBytes: MAX_MANIFEST_BYTES, signal, allowPrivateHosts: github.allowPrivateHosts, network: github.network });
    if (answer.status !== 200) {
      answer.discard();
      throw fail(`${new URL(answer.url).host} answered ${answer.status}.`);
    }
    const json = readJson(await answer.readText());
    if (json.ok && typeof json.value === 'object' && json.value !== null && !Array.isArray(json.value)) return json.value;
    if (answer.headers.get('content-type')?.startsWith('text/html')) throw fail('it is a web page.');
    throw fail(json.ok ? 'it is not an object.' : `${json.issues.map(({ message }) => message).join(' ')}.`);
  } catch (error) {
    throw isOutgoingError(error) ? fail(error.message, error) : error;
  }
}
