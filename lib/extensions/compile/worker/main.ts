import { text } from 'node:stream/consumers';
import { bundleServer } from './bundle-server';
import { jobSchema, type CompileOutcome } from './job';

/** The compiler: a process that reads one job, bundles, writes the file and answers. It runs no code of the package. */

const outcome: CompileOutcome = await bundleServer(jobSchema.parse(JSON.parse(await text(process.stdin))));
process.stdout.write(JSON.stringify(outcome));
