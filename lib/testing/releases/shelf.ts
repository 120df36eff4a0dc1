import { createHash } from 'node:crypto';
import { packArchive, type ArchiveFiles } from './pack-archive';

export interface PublishInput {
  owner: string;
  repo: string;
  version: string;
  /** What the release holds; its manifest.json is what `main` has from then on. */
  files?: ArchiveFiles;
  /** The bytes themselves instead, of the asset and of the tarball. */
  archive?: Uint8Array;
  /** `v<version>` unless given. */
  tag?: string;
  isDraft?: boolean;
  isPrerelease?: boolean;
  /** `<repo>-<version>.tgz` unless named; false: the release has none, and is fetched as GitHub's own tarball. */
  asset?: string | readonly string[] | false;
  notes?: string;
  publishedAt?: Date;
}

interface Asset {
  id: number;
  name: string;
  bytes: Uint8Array;
}

export interface Release {
  id: number;
  tag: string;
  notes: string;
  isDraft: boolean;
  isPrerelease: boolean;
  publishedAt: Date;
  assets: Asset[];
  tarball: Uint8Array;
}

export interface Repository {
  owner: string;
  name: string;
  /** In the order of publishing. */
  releases: Release[];
}

const keyOf = (owner: string, name: string) => `${owner}/${name}`.toLowerCase();

/** What the server has: repositories with their releases, raw files, and whatever else was put at a path. */
export class Shelf {
  readonly #repositories = new Map<string, Repository>();
  readonly #moved = new Map<string, string>();
  readonly #files = new Map<string, { type: string; body: Uint8Array }>();
  #ids = 0;

  /** Names are found in any case, as on GitHub. */
  find = (owner: string, name: string): Repository | undefined => this.#repositories.get(keyOf(owner, name));

  /** Where a repository is now that was given another name or owner. */
  findMoved = (owner: string, name: string): Repository | undefined => this.#repositories.get(this.#moved.get(keyOf(owner, name)) ?? '');

  file = (path: string) => this.#files.get(path.toLowerCase());

  put(path: string, body: string | Uint8Array, type: string): void {
    this.#files.set(path.toLowerCase(), { type, body: Buffer.from(body) });
  }

  addRepository(owner: string, name: string): Repository {
    const repository = this.find(owner, name) ?? { owner, name, releases: [] };
    this.#repositories.set(keyOf(owner, name), repository);
    return repository;
  }

  move(from: { owner: string; repo: string }, to: { owner: string; repo: string }): void {
    const repository = this.addRepository(from.owner, from.repo);
    this.#repositories.delete(keyOf(from.owner, from.repo));
    this.#repositories.set(keyOf(to.owner, to.repo), { ...repository, owner: to.owner, name: to.repo });
    this.#moved.set(keyOf(from.owner, from.repo), keyOf(to.owner, to.repo));
  }

  /** The same tag again takes the place of the one before, with whatever bytes it has now. */
  async publish(input: PublishInput): Promise<Release> {
    const { owner, repo, version, tag = `v${version}`, files = {}, archive, asset = `${repo}-${version}.tgz` } = input;
    const repository = this.addRepository(owner, repo);
    const bytes = archive ?? (await packArchive(files));
    const sha = createHash('sha1').update(bytes).digest('hex').slice(0, 7);
    const names = asset === false ? [] : [asset].flat();
    const release: Release = {
      id: (this.#ids += 1),
      tag,
      notes: input.notes ?? '',
      isDraft: input.isDraft ?? false,
      isPrerelease: input.isPrerelease ?? false,
      publishedAt: input.publishedAt ?? new Date(),
      assets: names.map((name) => ({ id: (this.#ids += 1), name, bytes })),
      tarball: archive ?? (await packArchive(files, { folder: `${owner}-${repo}-${sha}` })),
    };
    repository.releases = [...repository.releases.filter((other) => other.tag !== tag), release];
    const manifest = files['manifest.json'];
    if (manifest !== undefined) for (const ref of [tag, 'main', 'HEAD']) this.putManifest({ owner, repo, ref, manifest });
    return release;
  }

  putManifest({ owner, repo, ref, manifest }: { owner: string; repo: string; ref: string; manifest: string | Uint8Array }): void {
    this.put(`/${owner}/${repo}/${ref}/manifest.json`, manifest, 'text/plain; charset=utf-8');
  }
}
