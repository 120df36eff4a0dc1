import { installAgain } from '../install/install-again';
import { planRetry } from '../tasks/install-again-as-task';
import { requireAble } from '../tasks/context';
import { switchExtension } from '../switch-extension';
import type { Command } from './command';
import type { Console } from './open-console';
import type { OpenForum } from './open-forum';
import { withTools } from './open-tools';
import { runInput } from './run-input';
import { oneSlug, slugOf } from './slug-of';
import { EXIT } from './usage';
import { withForum } from './with-forum';

export const disable: Command = {
  options: {},
  takes: oneSlug,
  run: async (given) => {
    const slug = slugOf(given, given.word);
    const { terminal } = given.openConsole();
    return withForum(async () => {
      const { isChanged } = await switchExtension({ slug, enabled: false, actorId: null });
      terminal.say(isChanged ? `${slug} is switched off. Its settings and data stay.` : `${slug} is switched off already.`);
      return EXIT.ok;
    });
  },
};

export const enable: Command = {
  options: { yes: { type: 'boolean' } },
  takes: oneSlug,
  run: async (given) => {
    const slug = slugOf(given, given.word);
    const console = given.openConsole();
    return withForum(async (forum) => {
      const { isChanged, isWaiting } = await switchExtension({ slug, enabled: true, actorId: null });
      console.terminal.say(describeEnabled({ slug, isChanged, isForumRunning: forum.isForumRunning }));
      return isWaiting ? installWaiting(slug, forum, console) : EXIT.ok;
    });
  },
};

function describeEnabled({ slug, isChanged, isForumRunning }: { slug: string; isChanged: boolean; isForumRunning: boolean }): string {
  if (!isChanged) return `${slug} is switched on already.`;
  return isForumRunning ? `${slug} is switched on.` : `${slug} is switched on. It runs when the forum starts.`;
}

/** Nothing of it has come to run yet: its install is tried again. */
async function installWaiting(slug: string, forum: OpenForum, console: Console): Promise<number> {
  console.terminal.say('Nothing of it runs yet, so it is installed.');
  return withTools(forum, async (tools) => {
    requireAble(tools, 'install');
    const input = await planRetry(slug);
    if (input) return runInput(input, tools, console);
    await installAgain(slug);
    console.terminal.say(`${slug} is installed.`);
    return EXIT.ok;
  });
}
