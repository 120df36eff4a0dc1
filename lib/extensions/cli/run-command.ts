import { readGiven } from './command';
import { commands } from './commands';
import { describeFailure } from './describe-failure';
import type { Console } from './open-console';
import { EXIT, UsageError, usageOf } from './usage';

export interface RunCommandInput {
  name: string;
  args: string[];
  /** The folder that the command was given in. */
  calledFrom: string;
  openConsole: (options: { saysYes: boolean }) => Console;
  /** What is wrong goes here, a whole text. */
  complain: (text: string) => void;
}

/** Runs one command of `nexus ext`, or says how it is used. Never rejects. @returns the exit code */
export async function runCommand({ name, args, calledFrom, openConsole, complain }: RunCommandInput): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const asksForHelp = ['', 'help', '--help', '-h'].includes(name) || args.includes('--help') || args.includes('-h');
  if (asksForHelp) {
    process.stdout.write(`${usageOf[command ? name : 'ext'] ?? ''}\n`);
    return EXIT.ok;
  }
  try {
    if (!command) throw new UsageError(`There is no command nexus ext ${name}.\n\n${usageOf.ext ?? ''}`);
    const given = readGiven(command, name, args);
    return await command.run({ ...given, calledFrom, openConsole: () => openConsole({ saysYes: given.has('yes') }) });
  } catch (error) {
    complain(describeFailure(error));
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}
