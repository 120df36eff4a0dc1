import { toPrintable } from '@/lib/core/printable';
import { readGiven } from './command';
import { commands } from './commands';
import { describeFailure } from './describe-failure';
import { EXIT, UsageError, usageOf } from './usage';

async function main([calledFrom = '', name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const asksForHelp = ['', 'help', '--help', '-h'].includes(name) || args.includes('--help') || args.includes('-h');
  if (asksForHelp) {
    process.stdout.write(`${usageOf[command ? name : 'ext'] ?? ''}\n`);
    return EXIT.ok;
  }
  if (!command) throw new UsageError(`There is no command nexus ext ${name}.\n\n${usageOf.ext ?? ''}`);
  return command.run({ ...readGiven(command, name, args), calledFrom });
}

main(process.argv.slice(2)).then((code) => (process.exitCode = code), (error: unknown) => {
  process.stderr.write(`${toPrintable(describeFailure(error))}\n`);
  process.exitCode = error instanceof UsageError ? EXIT.usage : EXIT.failed;
});
