/** What was asked for in a way that is not known; ends with its own exit code. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

const NEW = `nexus ext new <folder>

Writes a small extension that runs, to begin with: a table, two routes, a permission, a setting and a live counter below
every post. The folder's name is its slug; the folder must not hold anything yet.

Ends with 0 when it is written, 1 when it is not, 2 when the command was not understood.`;

const INSTALL = `nexus ext install <folder> [--watch] [--replace]

Installs an extension from a folder that holds its manifest.json, or brings it to what the folder holds now. It works
beside a running forum, whose open pages get it at once, and while the forum is stopped.

  --watch    install again whenever a file changes, until Ctrl-C; a version that does not install leaves the one that runs
  --replace  take the slug over from another folder that it was installed from before

Ends with 0 when it is installed, 1 when it is not, 2 when the command was not understood.`;

const PACK = `nexus ext pack <folder>

Packs an extension into <slug>-<version>.tgz: what the release on GitHub carries as its asset, or what an admin uploads.
It is written where the command was called, or beside the folder when it was called in there, in place of one of that
name, and unpacked once to see that it holds the same. The same files make the same archive.

Ends with 0 when it is written, 1 when it is not, 2 when the command was not understood.`;

const LIST = `nexus ext list

Shows what is installed, its version, where it came from, whether it runs, and why not.`;

const FSCK = `nexus fsck [--json]

Looks for whatever should not be there: versions whose files have changed, installs that were cut off, tables, roles,
processes and events that belong to nobody, posts that count wrongly. Changes nothing; the forum may run meanwhile.

  --json  one JSON object: {"problems": [{"kind", "subject", "message"}]}

Ends with 0 when nothing is wrong, 1 when something is, 2 when the command was not understood.`;

const EXT = `nexus ext new <folder>                             write a small extension that runs, to begin with
nexus ext install <folder> [--watch] [--replace]   install an extension from a folder; --watch: again whenever it changes
nexus ext pack <folder>                            write <slug>-<version>.tgz, to be published or uploaded
nexus ext list                                     show what is installed

nexus ext install --help says more. NEXUS_DATA_DIR and DATABASE_URL choose the forum, as for nexus start.`;

export const usageOf: Readonly<Record<string, string>> = { ext: EXT, new: NEW, install: INSTALL, pack: PACK, list: LIST, fsck: FSCK };
