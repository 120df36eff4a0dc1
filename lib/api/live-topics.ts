import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { parseLiveTopic } from '@/lib/extensions/live-topic';
import { listActiveExtensions } from '@/lib/extensions/registry/active-extensions';
import { TASKS_TOPIC } from '@/lib/extensions/tasks/task-row';
import { hasRole } from '@/lib/permissions/roles';
import { listVisiblePostIds } from '@/lib/posts/list-visible-post-ids';
import type { Hint } from '@/lib/realtime/announce';
import { listTopicsWithMessages } from '@/lib/realtime/live-messages';

export const MAX_TOPICS = 50;
/** What a page did not see may be dated a little before it: a write takes its time before it commits. */
const COMMIT_MS = 2000;

/** Of administration: that something changed, never what. */
const ADMIN_TOPICS = new Set([TASKS_TOPIC]);
const PUBLIC_TOPICS = new Set(['feed', 'extensions']);
const POST_TOPIC = /^post:([1-9]\d{0,8})$/;

/** The topics of a request that this viewer may hear; the others are dropped without a word. */
export async function allowedTopics(viewer: Viewer | null, requested: string[]): Promise<string[]> {
  const unique = [...new Set(requested)].slice(0, MAX_TOPICS);
  const postIds = idsOf(unique);
  const visible = await listVisiblePostIds(viewer, postIds);
  return [...unique.filter((topic) => PUBLIC_TOPICS.has(topic) || (ADMIN_TOPICS.has(topic) && hasRole(viewer, 'admin'))), ...visible.map((id) => `post:${id}`), ...(await ofActiveExtensions(unique))];
}

/** Who hears a message is decided with each one; a topic of an extension that is switched off is refused as a whole. */
async function ofActiveExtensions(topics: string[]): Promise<string[]> {
  const asked = topics.flatMap((topic) => parseLiveTopic(topic) ?? []);
  if (asked.length === 0) return [];
  const active = new Set((await listActiveExtensions()).map(({ slug }) => slug));
  return asked.filter(({ slug }) => active.has(slug)).map(({ name }) => name);
}

/**
 * A post that cannot be seen has no topic, but its page may be open: made just before the post was deleted, or shown
 * again on the way back. Such a page is told at once, for no hint will ever come.
 */
export function hintsOfHidden(requested: string[], allowed: string[]): Hint[] {
  const postIds = idsOf([...new Set(requested)].slice(0, MAX_TOPICS));
  return postIds.filter((id) => !allowed.includes(`post:${id}`)).map((id) => ({ topic: `post:${id}`, event: 'post_deleted', id }));
}

/**
 * What was said of these topics between a page's render and its stream: the posts with activity or changed replies
 * since then, attachments that arrived late, a switched extension, a task that goes on, and topics of extensions with messages that the viewer would have been sent.
 * @param since milliseconds by the server's clock, as the page carries them; not a number means nothing was missed.
 */
export async function missedHints(viewer: Viewer | null, topics: string[], since: number): Promise<Hint[]> {
  if (!Number.isSafeInteger(since) || topics.length === 0) return [];
  const missed = await Promise.all([missedOfPosts(topics, since), missedOfAttachments(topics, since), missedOfExtensions(topics, since), missedOfTasks(topics, since), missedMessages(viewer, topics, since)]);
  return missed.flat();
}

async function missedMessages(viewer: Viewer | null, topics: string[], since: number): Promise<Hint[]> {
  const asked = topics.filter((topic) => parseLiveTopic(topic) !== null);
  const withMessages = await listTopicsWithMessages({ topics: asked, since: new Date(since), viewerId: viewer?.id ?? null });
  return withMessages.map((topic) => ({ topic, event: 'resync' }));
}

async function missedOfExtensions(topics: string[], since: number): Promise<Hint[]> {
  if (!topics.includes('extensions')) return [];
  const { rowCount } = await getPool().query('SELECT 1 FROM extensions WHERE updated_at > to_timestamp($1 / 1000.0) LIMIT 1', [since]);
  return rowCount === 0 ? [] : [{ topic: 'extensions', event: 'resync' }];
}

/** What goes on or waits may have got further at any moment; what is over says when. */
async function missedOfTasks(topics: string[], since: number): Promise<Hint[]> {
  if (!topics.includes(TASKS_TOPIC)) return [];
  const { rowCount } = await getPool().query(`SELECT 1 FROM extension_tasks WHERE state IN ('running', 'waiting') OR finished_at > to_timestamp($1 / 1000.0) LIMIT 1`, [since]);
  return rowCount === 0 ? [] : [{ topic: TASKS_TOPIC, event: 'resync' }];
}

/** A slot shows what was attached only when it is told that it is there; the page of its post is open before that. */
async function missedOfAttachments(topics: string[], since: number): Promise<Hint[]> {
  const postIds = idsOf(topics);
  if (postIds.length === 0) return [];
  const { rows } = await getPool().query<{ id: number; postId: number; extension: string }>(
    `SELECT id, post_id AS "postId", slug AS extension FROM attachments WHERE post_id = ANY($1) AND state = 'persisted' AND persisted_at > to_timestamp($2 / 1000.0)`,
    [postIds, since],
  );
  return rows.map(({ id, postId, extension }) => ({ topic: `post:${postId}`, event: 'attachment_persisted', id, extension }));
}

const idsOf = (topics: string[]): number[] => topics.flatMap((topic) => Number(POST_TOPIC.exec(topic)?.[1] ?? 0) || []);

async function missedOfPosts(topics: string[], since: number): Promise<Hint[]> {
  const postIds = idsOf(topics);
  if (postIds.length === 0) return [];
  const { rows } = await getPool().query<{ id: number }>(
    `SELECT p.id FROM posts p, to_timestamp($2 / 1000.0) AS since
     WHERE p.id = ANY($1) AND (greatest(nullif(p.activity_at, p.created_at), p.edited_at, p.deleted_at) > since
       OR EXISTS (SELECT 1 FROM replies r WHERE r.post_id = p.id AND greatest(r.edited_at, r.deleted_at) > since))`,
    [postIds, since - COMMIT_MS],
  );
  return rows.map(({ id }) => ({ topic: `post:${id}`, event: 'resync', id }));
}
