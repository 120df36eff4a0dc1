import { text } from 'node:stream/consumers';
import { bundleServer } from './bundle-server';
import { jobSchema, type CompileOutcome } from './job';

const GRACE = 1_000;

/** The compiler: a process that reads one job, bundles, writes the file and answers. It runs no code of the package. */

const job = jobSchema.parse(JSON.parse(await text(process.stdin)));
setTimeout(() => process.exit(1), job.timeLimit + GRACE).unref();
const outcome: CompileOutcome = await bundleServer(job);
process.stdout.write(JSON.stringify(outcome));
