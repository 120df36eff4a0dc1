import { readEnv, type Env } from '@/lib/core/env';
import type { Network } from '@/lib/outgoing/guarded-connector';

/** Where releases come from: GitHub, or a server in its shape. */
export interface GitHub {
  /** Base address of the API, without a slash at its end. */
  api: string;
  /** Base address of raw files, without a slash at its end. */
  raw: string;
  token?: string | undefined;
  /** What repositories have before their name: `github.com`, or the API's host when that is another. */
  host: string;
  /** `https://github.com`, or the API's origin when that is another. */
  web: string;
  /** Origins that the forum's owner set, which may be private and plain http. */
  allowPrivateHosts: ReadonlySet<string>;
  /** Tests' own resolver and certificates. */
  network?: Network | undefined;
}

const PUBLIC_API = 'https://api.github.com';
const PUBLIC_RAW = 'https://raw.githubusercontent.com';

type GitHubEnv = Pick<Env, 'NEXUS_GITHUB_API' | 'NEXUS_GITHUB_RAW' | 'NEXUS_GITHUB_TOKEN'>;

/**
 * Where this forum looks releases up.
 *
 * @param env the settings; those of the process when left out
 * @throws Error when the environment is wrong
 */
export function readGitHub(env: GitHubEnv = readEnv(), network?: Network): GitHub {
  const { NEXUS_GITHUB_API: api, NEXUS_GITHUB_RAW: raw, NEXUS_GITHUB_TOKEN: token } = env;
  const isPublic = new URL(api).origin === PUBLIC_API;
  return {
    api,
    raw,
    token,
    host: isPublic ? 'github.com' : new URL(api).host,
    web: isPublic ? 'https://github.com' : new URL(api).origin,
    allowPrivateHosts: new Set([api, raw].map((address) => new URL(address).origin).filter((origin) => origin !== PUBLIC_API && origin !== PUBLIC_RAW)),
    network,
  };
}

/**
 * The token, for the API's own origin and no other.
 *
 * @returns undefined without a token
 */
export const credentialsOf = ({ api, token }: GitHub): { origin: string; authorization: string } | undefined =>
  token === undefined ? undefined : { origin: new URL(api).origin, authorization: `Bearer ${token}` };
