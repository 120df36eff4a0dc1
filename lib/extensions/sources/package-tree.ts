import { packageLimits } from '../package/package-limits';
import { quote, refusal } from './archive-failure';
import { requireFit } from './path-guard';

interface Node {
  parts: readonly string[];
  isFolder: boolean;
}

const MANIFEST = 'manifest.json';

/** What an archive has brought so far: no two names that some file system takes for one, and one thing under each. */
export class PackageTree {
  // The plain alphabet has no letters that Unicode could write in two ways: what remains is case.
  private readonly nodes = new Map<string, Node>();
  private folders = 0;

  /**
   * Takes in a file or folder with the folders that lead to it.
   * @returns the folders that were not there yet, outermost first
   * @throws InstallFailure download_failed naming both, when something else has the name
   */
  add(parts: readonly string[], isFolder: boolean): string[] {
    const above = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1));
    const needed = isFolder ? [...above, parts] : above;
    const missing = needed.filter((folder) => this.enter({ parts: folder, isFolder: true })).map((folder) => folder.join('/'));
    this.folders += missing.length;
    if (this.folders > packageLimits.entries) throw refusal(`the archive holds more than ${packageLimits.entries} folders`);
    if (!isFolder && !this.enter({ parts, isFolder: false })) throw refusal(`${quote(parts.join('/'))} is in the archive twice`);
    return missing;
  }

  /** @returns whether it is new */
  private enter(node: Node): boolean {
    const name = node.parts.join('/');
    const twin = this.nodes.get(name.toLowerCase());
    if (!twin) this.nodes.set(name.toLowerCase(), node);
    else if (twin.parts.join('/') !== name) throw refusal(`${quote(twin.parts.join('/'))} and ${quote(name)} in the archive differ only in case`);
    else if (twin.isFolder !== node.isFolder) throw refusal(`${quote(name)} in the archive is a file as well as a folder`);
    return !twin;
  }

  /**
   * The folder that holds manifest.json: the top, or its only folder.
   * @returns '' for the top
   * @throws InstallFailure download_failed when there is none, or a path in there is too long or too deep
   */
  findHome(): string {
    const nodes = [...this.nodes.values()];
    const isFile = (name: string) => nodes.some((node) => !node.isFolder && node.parts.join('/') === name);
    const [top, ...others] = nodes.filter(({ parts }) => parts.length === 1);
    const [name = ''] = top?.parts ?? [];
    if (isFile(MANIFEST)) {
      for (const node of nodes) requireFit(node);
      return '';
    }
    if (others.length === 0 && isFile(`${name}/${MANIFEST}`)) return name;
    throw refusal('the archive holds no manifest.json, neither at its top nor in a single folder there');
  }

  /** Paths with `/`, folders before what lies in them. */
  list(): { files: string[]; folders: string[] } {
    const names = (isFolder: boolean) => [...this.nodes.values()].filter((node) => node.isFolder === isFolder).map((node) => node.parts.join('/'));
    return { files: names(false), folders: names(true) };
  }
}
