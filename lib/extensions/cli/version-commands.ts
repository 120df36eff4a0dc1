import semver from 'semver';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { holdVersion, pinVersion } from '../updates/choose-version';
import { describeVersions } from '../updates/describe-versions';
import { describeChecked, readVersions } from './check-versions';
import type { Command } from './command';
import { oneSlug, slugOf } from './slug-of';
import { EXIT } from './usage';
import { withForum } from './with-forum';

/** Asking takes this long at most. */
const AT_ONCE_MS = 30_000;

export const check: Command = {
  options: {},
  takes: { ...oneSlug, atLeast: 0 },
  run: async (given) => {
    const slug = given.word === '' ? undefined : slugOf(given, given.word);
    const { terminal, signal } = given.openConsole();
    return withForum(async () => {
      const checked = await readVersions({ slug, signal: AbortSignal.any([signal, AbortSignal.timeout(AT_ONCE_MS)]) });
      for (const found of checked) terminal.say(describeChecked(found));
      if (signal.aborted) return EXIT.interrupted;
      return checked.every(({ isAnswered }) => isAnswered) ? EXIT.ok : EXIT.failed;
    });
  },
};

export const pin: Command = pinning(true);
export const unpin: Command = pinning(false);

function pinning(pinned: boolean): Command {
  return {
    options: {},
    takes: oneSlug,
    run: async (given) => {
      const slug = slugOf(given, given.word);
      const { terminal } = given.openConsole();
      return withForum(async () => {
        const version = await pinVersion({ slug, pinned, actorId: null });
        terminal.say(version === null ? `${slug} is not pinned any more.` : `${slug} is pinned to ${version}: updates are neither offered nor installed.`);
        return EXIT.ok;
      });
    },
  };
}

export const hold: Command = {
  options: { none: { type: 'boolean' } },
  takes: { what: 'the slug of an extension, and a version', atMost: 2 },
  run: async (given) => {
    const slug = slugOf(given, given.word);
    const [, wanted] = given.words;
    if (wanted !== undefined && semver.valid(wanted) === null) throw given.usageError(`${wanted} is no version such as 1.2.3.`);
    if (wanted !== undefined && given.has('none')) throw given.usageError('A version, or --none.');
    const { terminal } = given.openConsole();
    return withForum(async () => {
      const version = given.has('none') ? null : (wanted ?? (await findOffered(slug)));
      await holdVersion({ slug, version, actorId: null });
      terminal.say(version === null ? `No version of ${slug} is held back.` : `${slug} ${version} is held back: it is not offered, a newer one is.`);
      return EXIT.ok;
    });
  },
};

/** @throws AppError conflict when no update is known that could be held back */
async function findOffered(slug: string): Promise<string> {
  const row = await db().extension.findUnique({ where: { slug } });
  const offered = row && describeVersions(row).update?.version;
  if (offered) return offered;
  throw new AppError('conflict', `No update of ${slug} is known that could be held back. nexus ext check ${slug} asks for one; a version can also be named.`);
}
