import { plainWords } from '@nexus/sdk/manifest/plain-words';
import { AppError } from '@/lib/core/errors';
import { isDeeperThan } from '@/lib/core/json-problem';
import { fetchOutside } from '@/lib/outgoing/fetch-outside';
import { isOutgoingError } from '@/lib/outgoing/outgoing-error';
import { boundEtag } from './ask-github';
import { describeIssues } from './describe-issues';
import { readGitHub, type GitHub } from './github';
import { entriesSchema, registrySchema, type RegistryEntry } from './registry-schema';

export interface Registry {
  /** Its own, or the host it comes from. */
  name: string;
  entries: RegistryEntry[];
  etag: string | null;
}

export interface ReadRegistryOptions {
  /** Of the last look. */
  etag?: string | null | undefined;
  github?: GitHub;
  signal?: AbortSignal | undefined;
}

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 8;

/**
 * Fetches a store list: `[{slug, name, manifest_url, …}]`, or `{name?, extensions: […]}`; at most 1 MB and 2,000 entries.
 *
 * @param url https, or on a host that NEXUS_GITHUB_API or NEXUS_GITHUB_RAW names
 * @returns `unchanged` when the etag still holds
 * @throws AppError unavailable when it cannot be fetched, invalid_input with a line for each fault when it is no such list
 */
export async function readRegistry(url: string, { etag, github = readGitHub(), signal }: ReadRegistryOptions = {}): Promise<Registry | 'unchanged'> {
  try {
    const answer = await fetchOutside(url, {
      accept: 'application/json',
      headers: etag ? { 'if-none-match': etag } : {},
      maxBytes: MAX_BYTES, signal, allowPrivateHosts: github.allowPrivateHosts, network: github.network,
    });
    const { host } = new URL(answer.url);
    if (answer.status !== 200) answer.discard();
    if (answer.status === 304 && etag) return 'unchanged';
    if (answer.status !== 200) throw new AppError('unavailable', `The store list could not be fetched: ${host} answered ${answer.status}.`);
    const { name, extensions } = parseRegistry(await answer.readText(), { host, github });
    return { name: name === '' ? new URL(url).host : name, entries: extensions, etag: boundEtag(answer.headers.get('etag')) };
  } catch (error) {
    throw isOutgoingError(error) ? new AppError('unavailable', `The store list could not be fetched: ${error.message}`, { cause: error }) : error;
  }
}

function parseRegistry(text: string, { host, github }: { host: string; github: GitHub }) {
  const value = parseJson(text, host);
  if (isDeeperThan(value, MAX_DEPTH)) throw new AppError('invalid_input', `The store list of ${host} is nested more than ${MAX_DEPTH} levels deep.`);
  const schema = Array.isArray(value) ? entriesSchema(github).transform((extensions) => ({ name: '', extensions })) : registrySchema(github);
  const parsed = schema.safeParse(value, { error: plainWords });
  if (parsed.success) return parsed.data;
  throw new AppError('invalid_input', [`The store list of ${host} has faults:`, ...describeIssues(parsed.error.issues, { value, whole: 'it' })].join('\n'));
}

function parseJson(text: string, host: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid_input', `The store list of ${host} is ${/^\s*</.test(text) ? 'a web page, not JSON' : 'not valid JSON'}.`, { cause: error });
  }
}
