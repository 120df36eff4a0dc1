import { toPrintable } from '@/lib/core/printable';
import { openConsole } from './open-console';
import { runCommand } from './run-command';

const [calledFrom = '', name = '', ...args] = process.argv.slice(2);

process.exitCode = await runCommand({ name, args, calledFrom, openConsole, complain: (text) => void process.stderr.write(`${toPrintable(text)}\n`) });
