import { taskUsage } from './usage-of-tasks';

/** What was asked for in a way that is not known; ends with its own exit code. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

const NEW = `nexus ext new <folder>

Writes a small extension that runs, to begin with: a table, two routes, a permission, a setting and a live counter below
every post. The folder's name is its slug; the folder must not hold anything yet.

Ends with 0 when it is written, 1 when it is not, 2 when the command was not understood.`;

const PACK = `nexus ext pack <folder>

Packs an extension into <slug>-<version>.tgz: what the release on GitHub carries as its asset, or what an admin uploads.
It is written where the command was called, or beside the folder when it was called in there, in place of one of that
name, and unpacked once to see that it holds the same. The same files make the same archive.

Ends with 0 when it is written, 1 when it is not, 2 when the command was not understood.`;

const LIST = `nexus ext list

Shows what is installed, its version, where it came from, whether it runs, and why not; then what was removed and kept its
data.`;

const FSCK = `nexus fsck [--json]

Looks for whatever should not be there: versions whose files have changed, installs that were cut off, tables, roles,
processes and events that belong to nobody, posts that count wrongly. Changes nothing; the forum may run meanwhile.

  --json  one JSON object: {"problems": [{"kind", "subject", "message"}]}

Ends with 0 when nothing is wrong, 1 when something is, 2 when the command was not understood.`;

const EXT = `nexus ext new <folder>                            write a small extension that runs, to begin with
nexus ext pack <folder>                           write the archive that a release carries
nexus ext list                                    show what is installed
nexus ext install <folder> [--watch] [--replace]  install an extension from a folder; --watch: again whenever it changes
nexus ext install <archive.tgz | address>         install one from an archive, or from the releases of a repository
nexus ext check [slug]                            ask repositories for newer releases
nexus ext update <slug>… | --all [--to version]   bring extensions to their latest release, or one to a version
nexus ext rollback <slug>                         put the version that ran before back in place
nexus ext pin | unpin <slug>                      keep the version that runs, whatever is released
nexus ext hold <slug> [version | --none]          pass over one version
nexus ext sync <slug>                             fetch the version that runs once more
nexus ext migrate <slug>                          run migrations that have not run yet
nexus ext enable | disable <slug>                 switch an extension on or off
nexus ext uninstall <slug> --keep | --export | --purge  remove an extension

nexus ext install --help says more, and so does each of them. NEXUS_DATA_DIR and DATABASE_URL choose the forum, as for
nexus start; it may run meanwhile or be stopped.`;

export const usageOf: Readonly<Record<string, string>> = { ext: EXT, new: NEW, pack: PACK, list: LIST, fsck: FSCK, ...taskUsage };
