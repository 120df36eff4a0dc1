import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A fresh folder of the system's temporary one. */
export const temporaryFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'nexus-extensions-'));

/** A valid manifest, with whatever a test needs to be different. */
export function manifestOf(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { manifest_version: 2, name: 'Poll', slug: 'poll', version: '1.0.0', module: 'Poll', js_bundle: 'poll.js', slots: ['post_footer'], actions: [], following_tabs: [], moderation_sections: false, ...fields };
}

export interface WritePackageInput {
  /** The folder of extensions. */
  extensionsDir: string;
  /** Its folder in there; the manifest's slug when left out. */
  folder?: string;
  manifest?: Record<string, unknown> | string;
  /** Text by path within the package; a bundle unless given. */
  files?: Record<string, string>;
}

/** Writes a package as an author would, and returns its folder. */
export async function writePackage({ extensionsDir, folder, manifest = manifestOf(), files = { 'priv/static/poll.js': 'void 0;\n' } }: WritePackageInput): Promise<string> {
  const home = path.join(extensionsDir, folder ?? (typeof manifest === 'string' ? 'poll' : String(manifest.slug)));
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest, null, 2);
  for (const [name, content] of Object.entries({ 'manifest.json': text, ...files })) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), content);
  }
  return home;
}
