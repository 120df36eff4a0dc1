import { startHttpServer } from './http-server';
import { answerGitHub } from './releases/answer-github';
import { misbehave, send, type Behaviour } from './releases/behaviours';
import { Shelf, type PublishInput, type Release } from './releases/shelf';

export { misbehaviours, type Behaviour } from './releases/behaviours';
export { packArchive, readFilesOf, type ArchiveFiles } from './releases/pack-archive';
export type { PublishInput, Release } from './releases/shelf';

export interface RecordedRequest {
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface ReleaseServer {
  /** `http://127.0.0.1:1234`, which repositories have as their address. */
  url: string;
  /** For NEXUS_GITHUB_API. */
  api: string;
  /** For NEXUS_GITHUB_RAW. */
  raw: string;
  publish(input: PublishInput): Promise<Release>;
  /** A repository that has no release yet. */
  addRepository(owner: string, repo: string): void;
  /** Another name or owner; the old one redirects. */
  move(from: { owner: string; repo: string }, to: { owner: string; repo: string }): void;
  /** The raw manifest at a ref (`main`); an object is written as JSON. */
  setManifest(input: { owner: string; repo: string; ref?: string; manifest: unknown }): string;
  /** Any file at any path, and its address. */
  put(path: string, body: string | Uint8Array, type?: string): string;
  /** A store list at a path (`/registry.json`), and its address. */
  registry(list: unknown, path?: string): string;
  /** Has a path do something else, always or so many times; several wait in line. */
  behave(path: string, behaviour: Behaviour, times?: number): void;
  /** Has one request do something else, whichever path it is for: the first from now on is 1. */
  behaveAt(request: number, behaviour: Behaviour): void;
  /** Ends all misbehaviour. */
  behaveAgain(): void;
  requests: readonly RecordedRequest[];
  /** How often a path was asked for. */
  count(path: string): number;
  stop(): Promise<void>;
}

export interface ReleaseServerOptions {
  /** A free one unless given: a server that comes back is found again at the same port. */
  port?: number;
}

/** A server in GitHub's shape, for tests and scripts: its API, its releases and its raw files, on one host of this machine. */
export async function startReleaseServer({ port = 0 }: ReleaseServerOptions = {}): Promise<ReleaseServer> {
  const shelf = new Shelf();
  const requests: RecordedRequest[] = [];
  const odd: { path: string; behaviour: Behaviour; left: number }[] = [];
  const oddRequests = new Map<number, Behaviour>();
  const takeBehaviour = (path: string) => {
    const behaviour = oddRequests.get(requests.length);
    if (behaviour) return behaviour;
    const found = odd.find((entry) => entry.path === path && entry.left > 0);
    if (found) found.left -= 1;
    return found?.behaviour;
  };
  const server = await startHttpServer((request, response) => {
    const origin = `http://${request.headers.host ?? ''}`;
    const path = new URL(request.url ?? '/', origin).pathname;
    requests.push({ path, headers: request.headers });
    const usual = answerGitHub({ path, headers: request.headers, shelf, origin });
    const behaviour = takeBehaviour(path);
    if (behaviour) misbehave(response, behaviour, usual);
    else send(response, usual);
  }, { port });
  const put = (path: string, body: string | Uint8Array, type = 'application/json; charset=utf-8') => {
    shelf.put(path, body, type);
    return `${server.origin}${path}`;
  };
  return {
    url: server.origin,
    api: server.origin,
    raw: server.origin,
    publish: (input) => shelf.publish(input),
    addRepository: (owner, repo) => void shelf.addRepository(owner, repo),
    move: (from, to) => shelf.move(from, to),
    setManifest: ({ owner, repo, ref = 'main', manifest }) => {
      shelf.putManifest({ owner, repo, ref, manifest: typeof manifest === 'string' ? manifest : JSON.stringify(manifest, null, 2) });
      return `${server.origin}/${owner}/${repo}/${ref}/manifest.json`;
    },
    put,
    registry: (list, path = '/registry.json') => put(path, JSON.stringify(list)),
    behave: (path, behaviour, times = Infinity) => void odd.push({ path, behaviour, left: times }),
    behaveAt: (request, behaviour) => void oddRequests.set(requests.length + request, behaviour),
    behaveAgain: () => {
      odd.splice(0);
      oddRequests.clear();
    },
    requests,
    count: (path) => requests.filter((request) => request.path === path).length,
    stop: () => server.stop(),
  };
}
