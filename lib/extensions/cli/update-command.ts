import semver from 'semver';
import { isAppError } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import { findRow } from '../install/extension-row';
import type { TaskTools } from '../tasks/context';
import { readVersions } from './check-versions';
import type { Command, Given } from './command';
import { confirmLoss } from './confirm-loss';
import type { Console } from './open-console';
import { withTools } from './open-tools';
import { runInput } from './run-input';
import { slugOf } from './slug-of';
import { EXIT } from './usage';
import { withForum } from './with-forum';

export const update: Command = {
  options: { all: { type: 'boolean' }, to: { type: 'string', what: 'a version, such as 1.2.3' }, yes: { type: 'boolean' } },
  takes: { what: 'slugs of extensions', atLeast: 0, atMost: 100 },
  run: async (given) => {
    const wanted = readWanted(given);
    const console = given.openConsole();
    return withForum((forum) => withTools(forum, (tools) => (wanted.slugs.length === 0 ? updateAll(tools, console) : updateEach(wanted, tools, console))));
  },
};

interface Wanted {
  slugs: string[];
  version: string | undefined;
}

function readWanted(given: Given): Wanted {
  const { words, has, valueOf, usageError } = given;
  const version = valueOf('to');
  if (has('all') === words.length > 0) throw usageError('nexus ext update needs slugs of extensions, or --all.');
  if (version !== undefined && words.length !== 1) throw usageError('--to goes with one extension.');
  if (version !== undefined && semver.valid(version) === null) throw usageError(`--to needs a version, such as 1.2.3 (got: ${version}).`);
  return { slugs: words.map((word) => slugOf(given, word)), version: version && (semver.valid(version) ?? version) };
}

/** Each in turn; what is wrong with one keeps the others from nothing. @returns the worst exit code */
export async function updateEach({ slugs, version }: Wanted, tools: TaskTools, console: Console): Promise<number> {
  let worst: number = EXIT.ok;
  for (const slug of slugs) {
    if (slugs.length > 1) console.terminal.say(`${slug}:`);
    const code = (await refuseOlder(slug, version, console)) ?? (await updateOne({ slug, version }, tools, console));
    if (code === EXIT.interrupted) return code;
    worst = Math.max(worst, code);
  }
  return worst;
}

async function updateOne(input: { slug: string; version: string | undefined }, tools: TaskTools, console: Console): Promise<number> {
  try {
    return await runInput({ kind: 'update', ...input }, tools, console);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'not_found') throw error;
    console.terminal.complain(`${input.slug}: ${error.message}`);
    return EXIT.failed;
  }
}

/** An older version does not know the tables of the newer ones. */
async function refuseOlder(slug: string, version: string | undefined, console: Console): Promise<number | null> {
  const running = (await findRow(slug))?.version ?? '';
  if (version === undefined || semver.valid(running) === null || semver.gte(version, running)) return null;
  return confirmLoss(slug, `${version} is older than ${running}: migrations that it does not know are undone, and what is stored there is lost.`, console);
}

/** What the browser would offer: neither what is pinned nor versions that are held back. @returns the worst exit code */
export async function updateAll(tools: TaskTools, console: Console): Promise<number> {
  const { terminal, signal } = console;
  const { rowCount } = await getPool().query(`SELECT FROM extensions WHERE source = 'repository' AND digest <> ''`);
  if (!rowCount) {
    terminal.say('No installed extension comes from a repository.');
    return EXIT.ok;
  }
  const checked = await readVersions({ signal });
  for (const { slug, isAnswered, versions } of checked) if (!isAnswered) terminal.complain(`${slug}: ${versions.checkError ?? 'its repository gave no answer'}`);
  const due = checked.filter(({ versions }) => versions.update !== null);
  if (due.length === 0) terminal.say('There is nothing to update.');
  let worst: number = checked.every(({ isAnswered }) => isAnswered) ? EXIT.ok : EXIT.failed;
  for (const { slug, version, versions } of due) {
    terminal.say(`${slug} ${version} → ${versions.update?.version ?? ''}`);
    const code = await updateOne({ slug, version: undefined }, tools, console);
    if (code === EXIT.interrupted) return code;
    worst = Math.max(worst, code);
  }
  return worst;
}
