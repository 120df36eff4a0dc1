import { notFound } from '@/lib/core/errors';
import { findRemovalTarget } from '../removal/removal-row';
import { uninstallModes, type UninstallMode } from '../tasks/inputs';
import type { Command, Given } from './command';
import { confirmLoss, describeKept, listUndone } from './confirm-loss';
import { withTools } from './open-tools';
import { runInput } from './run-input';
import { oneSlug, slugOf } from './slug-of';
import { withForum } from './with-forum';

const yes = { type: 'boolean' } as const;

export const rollback: Command = {
  options: { yes },
  takes: oneSlug,
  run: async (given) => {
    const slug = slugOf(given, given.word);
    const console = given.openConsole();
    return withForum(async (forum) => {
      const undone = await listUndone(slug);
      const refusal = undone.length === 0 ? null : await confirmLoss(slug, `Going back undoes ${undone.join(', ')}: what is stored there is lost.`, console);
      return refusal ?? withTools(forum, (tools) => runInput({ kind: 'rollback', slug }, tools, console));
    });
  },
};

export const sync: Command = onOne((slug) => ({ kind: 'sync', slug }));
export const migrate: Command = onOne((slug) => ({ kind: 'migrate', slug }));

function onOne(inputOf: (slug: string) => Parameters<typeof runInput>[0]): Command {
  return {
    options: {},
    takes: oneSlug,
    run: async (given) => {
      const slug = slugOf(given, given.word);
      const console = given.openConsole();
      return withForum((forum) => withTools(forum, (tools) => runInput(inputOf(slug), tools, console)));
    },
  };
}

export const uninstall: Command = {
  options: { keep: yes, export: yes, purge: yes, force: yes, yes },
  takes: oneSlug,
  run: async (given) => {
    const slug = slugOf(given, given.word);
    const mode = modeOf(given);
    const console = given.openConsole();
    return withForum(async (forum) => {
      if (!(await findRemovalTarget(slug))) throw notFound('That extension');
      const refusal = mode === 'keep' ? null : await confirmLoss(slug, await describeLoss(slug, mode), console);
      return refusal ?? withTools(forum, (tools) => runInput({ kind: 'uninstall', slug, mode, isForced: given.has('force') }, tools, console));
    });
  },
};

function modeOf({ has, usageError }: Given): UninstallMode {
  const [mode, ...more] = uninstallModes.filter((candidate) => has(candidate));
  if (mode === undefined || more.length > 0) throw usageError('Say what becomes of its data: --keep, --export or --purge, one of them.');
  return mode;
}

async function describeLoss(slug: string, mode: UninstallMode): Promise<string> {
  const kept = (await describeKept(slug)) || 'no data so far';
  const how = mode === 'export' ? 'All but its secrets is written to a file first, then deleted for good.' : 'Deleted for good, together with its files.';
  return `${slug} keeps ${kept}. ${how}`;
}
