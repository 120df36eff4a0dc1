import { fetchOutside } from '@/lib/outgoing/fetch-outside';
import { isOutgoingError } from '@/lib/outgoing/outgoing-error';
import { InstallFailure } from '../install/install-failure';
import { credentialsOf, type GitHub } from './github';
import { describeRateLimit } from './rate-limit';

/** A release with a thousand assets has some 1.5 MB. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface AskOptions {
  github: GitHub;
  /** Of an earlier answer: the same again comes back as 304. */
  etag?: string | null | undefined;
  signal?: AbortSignal | undefined;
}

export type GitHubAnswer =
  | { status: 200; value: unknown; etag: string | null; /** Elsewhere than asked where a repository has moved. */ url: string }
  | { status: 304 }
  | { status: 404 };

/**
 * Asks GitHub's API, with the token if there is one.
 *
 * @param path from the API's base, such as `/repos/acme/polls`
 * @throws InstallFailure download_failed for everything but an answer in JSON, 304 and 404
 */
export async function askGitHub(path: string, { github, etag, signal }: AskOptions): Promise<GitHubAnswer> {
  const address = `${github.api}${path}`;
  const fail = (sentence: string, cause?: unknown) => new InstallFailure('download_failed', sentence, cause);
  try {
    const answer = await fetchOutside(address, {
      accept: 'application/vnd.github+json',
      headers: { 'x-github-api-version': '2022-11-28', ...(etag ? { 'if-none-match': etag } : {}) },
      maxBytes: MAX_BYTES, signal, allowPrivateHosts: github.allowPrivateHosts, credentials: credentialsOf(github), network: github.network,
    });
    const { status, url } = answer;
    const { host } = new URL(url);
    if (status !== 200) answer.discard();
    if (status === 404) return { status };
    if (status === 304 && etag) return { status };
    const limited = describeRateLimit(answer, github);
    if (limited !== undefined) throw fail(limited);
    if (status === 401 && github.token !== undefined) throw fail(`${host} does not accept the token in NEXUS_GITHUB_TOKEN.`);
    if (status !== 200) throw fail(`${host} answered ${status}${status >= 500 ? ', a fault of its own' : ''}.`);
    return { status, value: parseJson(await answer.readText(), host), etag: boundEtag(answer.headers.get('etag')), url };
  } catch (error) {
    throw isOutgoingError(error) ? fail(error.message, error) : error;
  }
}

function parseJson(text: string, host: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InstallFailure('download_failed', `${host} answered with ${/^\s*</.test(text) ? 'a web page' : 'something else'} where JSON was expected.`, error);
  }
}

/**
 * A validator that can be stored and sent back; null where there is none to use.
 *
 * @param value as the header has it
 */
export const boundEtag = (value: string | undefined): string | null => (value !== undefined && /^[\x21-\x7e]{1,300}$/.test(value) ? value : null);
