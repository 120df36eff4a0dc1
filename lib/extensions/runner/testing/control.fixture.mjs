// What a read of the forum takes from the machine, in a process that the forum and its extensions do not reach: what is
// slow here is the machine's doing. No table is read, so that a lock somebody holds is not taken for a busy machine.
import { setPriority } from 'node:os';
import pg from 'pg';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
const value = Array.from({ length: 200 }, (_, id) => ({ id, title: `Post ${id}`, body: 'Some words of a post. '.repeat(5) }));
let life = new AbortController();
let watching = Promise.resolve();
let times = [];

async function watch({ signal }) {
  while (!signal.aborted) {
    const startedAt = performance.now();
    await client.query('SELECT 1');
    JSON.parse(JSON.stringify(value));
    await client.query('SELECT 1');
    times.push(performance.now() - startedAt);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

setPriority(Number(process.argv[2] ?? 0));
await client.connect();
process.on('message', async (message) => {
  if (message === 'start') {
    times = [];
    life = new AbortController();
    watching = watch(life);
  } else {
    life.abort();
    await watching;
    process.send(times);
  }
});
process.on('disconnect', () => process.exit(0));
process.send('ready');
