import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { processIdentity } from '@/lib/core/process-lock.mjs';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { createReply } from '@/lib/replies/create-reply';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createViewer } from '@/lib/testing/factories';
import { answerHost } from '../host-api/answer-host';
import { withInstallLock } from '../install/install-lock';
import { helloFiles, useServerHalves, writeFiles } from '../install/testing';
import { versionFolder } from '../registry/store-folder';
import { checkForum } from './check-forum';
import { confirm } from './confirm';

useTestDatabase();
const halves = useServerHalves(answerHost);

const sql = (text: string, ...values: unknown[]) => getPool().query(text, values);
const look = (isForumRunning = true) => checkForum(halves.dataDir(), { isForumRunning, settleMs: 1 });
const named = async (isForumRunning = true) => (await look(isForumRunning)).map(({ kind, subject }) => `${kind} ${subject}`);
const store = () => path.join(halves.dataDir(), 'extensions');
const storedFile = async (...parts: string[]) => path.join(versionFolder({ slug: 'hello', digest: (await db().extension.findUniqueOrThrow({ where: { slug: 'hello' } })).digest }), ...parts);

let postId: number;
let replyId: number;

beforeAll(async () => {
  const author = await createViewer();
  postId = (await createPost({ userId: author.id })).id;
  replyId = await createReply(author, { postId, body: 'An answer.' });
  await createReply(author, { postId, body: 'Another.' });
  const files = helloFiles({ js_bundle: 'hello.js', side_data: [{ entity: 'post', kind: 'hello' }] }, { 'priv/static/hello.js': 'void 0;' });
  files['server/index.ts'] = String(files['server/index.ts']).replace('async handleEvent', 'async persistAttachment() {}, async handleEvent');
  await halves.install(await writeFiles(files));
  await vi.waitFor(async () => expect((await db().extension.findUniqueOrThrow({ where: { slug: 'hello' } })).pendingHook).toBeNull(), { timeout: 10_000 });
});

// Whatever is planted is taken away again: the next plant stands alone.
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  const steps = undo.splice(0).toReversed();
  for (const step of steps) await step();
  expect(await look()).toEqual([]);
});

test('a forum at work is clean, running or stopped', async () => {
  expect(await look(true)).toEqual([]);
  expect(await look(false)).toEqual([]);
});

const INSERT_DELIVERY = (slug: string, id: string, eventId: number, due: string) => `INSERT INTO event_deliveries (id, event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at, due_at)
  VALUES ('00000000-0000-4000-8000-00000000000${id}', ${eventId}, '${slug}', 'post_created', '{}', 50, 'forum', 0, gen_random_uuid(), now(), ${due})`;

// What it is, what plants it, what takes it away again (empty: the rows are put back), what is named.
test.each([
  ['a reply that is gone', `DELETE FROM replies WHERE body = 'Another.'`, '', ['reply_count_differs post 1', 'last_reply_differs post 1']],
  ['a count that is wrong', 'UPDATE posts SET reply_count = 7', 'UPDATE posts SET reply_count = 2', ['reply_count_differs post 1']],
  ['a last reply of somebody else', 'UPDATE posts SET last_reply_user_id = NULL', 'UPDATE posts SET last_reply_user_id = user_id', ['last_reply_differs post 1']],
  ['numbers that start again', `SELECT setval('posts_id_seq', 1, false)`, `SELECT setval('posts_id_seq', 10)`, ['numbers_run_out posts']],
  ['an attachment of no post', `INSERT INTO attachments (entity, entity_id, user_id, slug, kind, data, due_at) VALUES ('post', 999, 1, 'hello', 'hello', '{}', now() + interval '1 day')`, 'DELETE FROM attachments', [expect.stringContaining('attachment_without_content attachment ')]],
  ['an event for nobody', INSERT_DELIVERY('nobody', '1', 9001, `now()`), 'DELETE FROM event_deliveries', ['event_stranded nobody']],
  ['an event that nobody delivers', INSERT_DELIVERY('hello', '2', 9002, `now() - interval '1 hour'`), 'DELETE FROM event_deliveries', ['event_stuck hello']],
  ['no queue', `DELETE FROM event_queues WHERE slug = 'hello'`, `INSERT INTO event_queues (slug) VALUES ('hello')`, ['queue_astray hello']],
  ['no listener', `DELETE FROM event_listeners WHERE slug = 'hello'`, `INSERT INTO event_listeners (event, slug, priority) VALUES ('post_created', 'hello', 50)`, ['listener_astray hello']],
  ['a listener too many', `INSERT INTO event_listeners (event, slug, priority) VALUES ('user_login', 'hello', 50)`, `DELETE FROM event_listeners WHERE event = 'user_login'`, ['listener_astray hello']],
  ['a kind that nobody keeps', `DELETE FROM attachment_kinds`, `INSERT INTO attachment_kinds (entity, kind, slug) VALUES ('post', 'hello', 'hello')`, ['kind_not_kept hello']],
  ['a kind of nobody', `INSERT INTO attachment_kinds (entity, kind, slug) VALUES ('reply', 'x', 'hello')`, `DELETE FROM attachment_kinds WHERE kind = 'x'`, ['kind_without_owner hello']],
  ['an install that was cut off', `INSERT INTO extensions (slug, name, version, source, digest, manifest, load_status, updated_at) VALUES ('cut', 'Cut', '', 'folder', '', '{}', 'not_loaded', now())`, `DELETE FROM extensions WHERE slug = 'cut'`, ['install_cut_off cut']],
  ['a migration that was cut off', `INSERT INTO extension_pending_installs VALUES ('hello', 'r', '', '[]', '{}', NULL, now() + interval '1 hour')`, 'DELETE FROM extension_pending_installs', ['install_left_over hello']],
  ['a migration that never ran', `DELETE FROM extension_migrations`, '', ['ledger_differs hello']],
  ['a switch that is not what it says', `UPDATE extensions SET load_status = 'disabled' WHERE slug = 'hello'`, `UPDATE extensions SET load_status = 'loaded' WHERE slug = 'hello'`, ['status_differs hello']],
  ['another manifest', `UPDATE extensions SET manifest = manifest || '{"description": "x"}' WHERE slug = 'hello'`, `UPDATE extensions SET manifest = manifest - 'description' WHERE slug = 'hello'`, ['manifest_differs hello']],
  ['an asset that is not recorded', `DELETE FROM extension_assets WHERE path = 'hello.js'`, '', ['assets_differ hello']],
  ['a hook that waits', `UPDATE extensions SET pending_hook = '{"hook": "onUpdate", "from": "1", "to": "2"}', updated_at = now() - interval '1 hour' WHERE slug = 'hello'`, `UPDATE extensions SET pending_hook = NULL WHERE slug = 'hello'`, ['hook_waits hello']],
  ['a role of nobody', `SELECT format('CREATE ROLE %I', replace(rolname, 'hello', 'lonely')) AS text FROM pg_roles WHERE rolname LIKE 'ext\\_%\\_hello'`, `SELECT format('DROP ROLE %I', rolname) AS text FROM pg_roles WHERE rolname LIKE 'ext\\_%\\_lonely'`, [expect.stringMatching(/^role_without_extension ext_\w+_lonely$/), expect.stringMatching(/^role_without_schema ext_\w+_lonely$/)]],
] as const)('%s is found and named', async (_what, breaks, mends, expected) => {
  const kept = mends === '' ? await keepRows(breaks) : null;
  undo.push(async () => (kept ? kept() : run(mends)));
  await run(breaks);
  expect(await named()).toEqual([...expected]);
});

/** What is selected as `text` is run in its turn: names that only the database knows. */
async function run(text: string): Promise<void> {
  const { rows } = await sql(text);
  for (const row of rows) if (typeof row.text === 'string') await sql(row.text);
}

/** Puts back what a DELETE takes. */
async function keepRows(deletes: string): Promise<() => Promise<unknown>> {
  const [, table = '', where = ''] = /^DELETE FROM (\w+)(.*)$/.exec(deletes) ?? [];
  const { rows } = await sql(`SELECT * FROM ${table}${where}`);
  return () => sql(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`, JSON.stringify(rows));
}

test('while the forum is stopped, what waits for it is no fault', async () => {
  undo.push(() => sql(`UPDATE extensions SET pending_hook = NULL WHERE slug = 'hello'`), () => sql('DELETE FROM event_deliveries'));
  await sql(`UPDATE extensions SET pending_hook = '{"hook": "onUpdate", "from": "1", "to": "2"}', updated_at = now() - interval '1 hour' WHERE slug = 'hello'`);
  await sql(INSERT_DELIVERY('hello', '3', 9003, `now() - interval '1 hour'`));
  expect(await look(false)).toEqual([]);
});

test('a reply that answers one of another post', async () => {
  undo.push(() => sql('UPDATE replies SET parent_id = NULL'));
  const other = await createPost();
  const author = await createViewer();
  const elsewhere = await createReply(author, { postId: other.id, body: 'Elsewhere.' });
  await sql('UPDATE replies SET parent_id = $1 WHERE id = $2', replyId, elsewhere);
  expect(await named()).toEqual([`reply_answers_elsewhere reply ${elsewhere}`]);
});

test('an event that waits and is given up at once', async () => {
  undo.push(() => sql('DELETE FROM dead_letters'), () => sql('DELETE FROM event_deliveries'));
  await sql(INSERT_DELIVERY('hello', '4', 9004, 'now()'));
  await sql(`INSERT INTO dead_letters (id, event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at, attempts, error) SELECT gen_random_uuid(), event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at, 4, 'x' FROM event_deliveries`);
  expect(await named()).toEqual(['event_doubled 00000000-0000-4000-8000-000000000004']);
});

test('stored files that are not those that were installed', async () => {
  const file = await storedFile('README.md');
  undo.push(() => writeFile(file, 'Says hello.'));
  await appendFile(file, 'and more');
  expect(await named()).toEqual(['digest_differs hello']);
});

test('a migration file that is damaged is named, and ends nothing', async () => {
  const file = await storedFile('migrations', 'stray.txt');
  undo.push(() => rm(file));
  await writeFile(file, 'x');
  expect((await named()).toSorted()).toEqual(['digest_differs hello', 'ledger_differs hello']);
});

test('a server half that is not compiled', async () => {
  const { compiledEntry } = await db().extension.findUniqueOrThrow({ where: { slug: 'hello' } });
  undo.push(() => db().extension.update({ where: { slug: 'hello' }, data: { compiledEntry } }));
  await db().extension.update({ where: { slug: 'hello' }, data: { compiledEntry: '.compiled/0/server.mjs' } });
  expect(await named()).toEqual(['not_compiled hello']);
});

test('what an install left in the store, unless one is going on', async () => {
  const folders = [path.join(store(), 'hello', '.staging-0'), path.join(store(), 'gone', 'a'.repeat(64))];
  undo.push(() => Promise.all([...folders, path.join(store(), 'gone')].map((folder) => rm(folder, { recursive: true, force: true }))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  const left = `folder_without_version gone/${'a'.repeat(64)}`;
  expect(await named()).toEqual([left, 'staging_left_over hello/.staging-0']);
  await withInstallLock({ slug: 'hello' }, async () => expect(await named()).toEqual([left]));
});

test('a runner whose forum is gone, with its note and without', async () => {
  const stray = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', '--', `--allow-fs-read=${await storedFile('x')}`], { stdio: 'ignore' });
  const note = path.join(halves.dataDir(), 'runners', `${stray.pid}.json`);
  undo.push(async () => {
    const exited = once(stray, 'exit');
    stray.kill('SIGKILL');
    await exited;
    await rm(note, { force: true });
  });
  expect(await named()).toEqual([`runner_without_note ${stray.pid}`]);
  await writeFile(note, JSON.stringify({ slug: 'hello', runner: { pid: stray.pid, identity: processIdentity(stray.pid ?? 0) }, forum: { pid: 1, identity: 'gone' } }));
  expect(await named()).toEqual(['runner_without_forum hello']);
});

test('what one look finds and the next does not was only half done', async () => {
  const problem = (subject: string) => ({ kind: 'kind', subject, message: 'x' });
  let looks = 0;
  const flickers = async () => (looks++ === 0 ? [problem('gone')] : [problem('new')]);
  expect(await confirm([flickers, async () => [problem('stays')]], 1)).toEqual([problem('stays')]);
});
