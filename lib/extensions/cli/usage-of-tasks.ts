const EXITS = (done: string, undone: string) => `Ends with 0 when ${done}, 1 when ${undone}, 2 when the command was not understood, 130 after Ctrl-C.`;

const SEEN = 'What goes on is also seen in /admin/installs. Ctrl-C calls it off as long as nothing has been changed.';

const INSTALL = `nexus ext install <folder> [--watch] [--replace]
nexus ext install <archive.tgz> [--yes]
nexus ext install <address> [--yes]

Installs an extension from a folder that holds its manifest.json, or brings it to what the folder holds now; from an
archive; or from the latest release of a repository (github.com/owner/name, or the address of a manifest.json that names
one). It works beside a running forum, whose open pages get it at once, and while the forum is stopped.

What comes from an archive or an address is looked at first: where it comes from and what it asks for is shown, and it is
installed once you agree. ${SEEN}

  --watch    install again whenever a file changes, until Ctrl-C; a version that does not install leaves the one that runs
  --replace  take the slug over from another folder that it was installed from before
  --yes      agree to what an archive or a release asks for, without being asked; needed where there is no terminal

${EXITS('it is installed', 'it is not')}`;

const UPDATE = `nexus ext update <slug>… [--yes]
nexus ext update <slug> --to <version> [--yes]
nexus ext update --all [--yes]

Brings extensions to the latest releases of their repositories, or one of them to a version, newer or older. An update that
asks for more than what runs, or comes from another publisher, is shown first and goes in once you agree.
${SEEN}

  --all  every extension that has an update: not those that are pinned, and no version that is held back
  --to   this version, also one that is held back, or an older one; migrations that an older one does not know are undone
  --yes  agree without being asked; needed where there is no terminal

${EXITS('everything is up to date', 'something could not be updated; it runs on as before')}`;

const ROLLBACK = `nexus ext rollback <slug> [--yes]

Puts the version that ran before back in place. Migrations that it does not know are undone with the scripts of the version
that is left, which is held back from then on.

  --yes  do not ask before stored data is undone

${EXITS('it is back', 'it is not')}`;

const PIN = `nexus ext pin <slug>
nexus ext unpin <slug>

Keeps an extension at the version that runs: updates are neither offered nor installed, unless a version is named. unpin lets
it go.`;

const HOLD = `nexus ext hold <slug> [version]
nexus ext hold <slug> --none

Passes over one version: it is not offered, a newer one is. Without a version, the update that is offered now.

  --none  offer every version again`;

const CHECK = `nexus ext check [slug]

Asks the repository of an extension, or of all of them, for its latest release. Nothing is installed.

Ends with 0 when all of them answered, 1 when one did not, 2 when the command was not understood.`;

const SYNC = `nexus ext sync <slug>

Fetches the release of the version that runs once more, and puts its files in order: what was damaged or lost is as it was
published. Other files under the same version are refused.

${EXITS('its files are in order', 'they are not')}`;

const MIGRATE = `nexus ext migrate <slug>

Runs those migrations of the version that runs which have not run yet: after a backup was restored, or tables were lost.

${EXITS('all have run', 'one failed; its tables are as they were')}`;

const SWITCH = `nexus ext enable <slug> [--yes]
nexus ext disable <slug>

Switches an extension on or off, in every open page at once. Its settings and data stay; events of the time in which it is off
are not delivered later. What others cannot do without stays on. Switching on what has not come to run yet installs it.

  --yes  agree to what that install asks for, without being asked

Ends with 0 when it is switched, 1 when it is not, 2 when the command was not understood.`;

const UNINSTALL = `nexus ext uninstall <slug> --keep | --export | --purge [--force] [--yes]

Removes an extension: it is switched off on every server, its onUninstall runs, then its files are removed. One of:

  --keep    keep its tables, settings and attachments; the next install of the slug finds them
  --export  write them to a file in exports/ of the data folder, without secrets, then delete them
  --purge   delete them

  --force   remove it although its onUninstall fails, or others cannot do without it
  --yes     do not ask before data is deleted; needed where there is no terminal

Also deletes what an earlier removal kept. With NEXUS_SAFE_MODE=1 onUninstall does not run.

${EXITS('it is removed', 'it is not')}`;

/** How the commands are used that change what is installed. */
export const taskUsage: Readonly<Record<string, string>> = {
  install: INSTALL, update: UPDATE, rollback: ROLLBACK, pin: PIN, unpin: PIN, hold: HOLD, check: CHECK, sync: SYNC, migrate: MIGRATE, enable: SWITCH, disable: SWITCH, uninstall: UNINSTALL,
};
