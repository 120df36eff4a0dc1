import { processState } from '@/lib/core/process-state';
import { getPool } from '@/lib/db/pool';
import { CHANNEL, type Hint } from './announce';

/** A message for open pages, as it goes into their streams. */
export interface LiveMessage {
  /** The JSON of `{topic, event, data}`. */
  text: string;
  /** Whom it is for; everybody when it names nobody. */
  userIds: readonly number[];
}

/** The event of a hint that stands for a message: its data lies in the row, since what a NOTIFY says is never believed. */
export const MESSAGE_EVENT = 'message';
const TOPIC_PREFIX = 'ext:';

const KEPT_MS = 60_000;
const CLEAN_EVERY_MS = 30_000;
const REMEMBERED = 500;

const getState = () => processState('realtime.messages', () => ({ cleanedAt: Number.NEGATIVE_INFINITY, read: new Map<string, Promise<LiveMessage | null>>() }));

export const isMessageHint = ({ topic, event }: Hint): boolean => event === MESSAGE_EVENT && topic.startsWith(TOPIC_PREFIX);

export interface LiveMessageInput {
  /** `ext:<slug>:<topic>` */
  topic: string;
  data: unknown;
  /** Only to these; to everybody when left out. */
  userIds?: readonly number[];
}

const PUBLISH = {
  name: 'live-publish',
  text: `WITH message AS (INSERT INTO live_messages (topic, data, user_ids) VALUES ($1, $2::json, $3::int[]) RETURNING id)
         SELECT pg_notify('${CHANNEL}', json_build_object('topic', $1::text, 'event', '${MESSAGE_EVENT}', 'id', id)::text) FROM message`,
};

/** Sends something to the pages that listen now, on every server. Nobody who comes later hears it. */
export async function publishLiveMessage({ topic, data, userIds = [] }: LiveMessageInput): Promise<void> {
  await getPool().query({ ...PUBLISH, values: [topic, JSON.stringify(data), userIds] });
  await removeOld();
}

// Switched off meanwhile: then nobody hears what it said last.
const READ = {
  name: 'live-read',
  text: `SELECT m.data, m.user_ids AS "userIds" FROM live_messages m JOIN extensions e ON e.slug = split_part(m.topic, ':', 2) AND e.enabled
         WHERE m.id = $1 AND m.topic = $2`,
};

/** What a hint stands for, read once for all streams of this server; null when there is no such message. */
export function readLiveMessage({ topic, id }: Hint): Promise<LiveMessage | null> {
  const state = getState();
  const key = `${id} ${topic}`;
  const known = state.read.get(key);
  if (known) return known;
  const reading = read(topic, id ?? 0);
  state.read.set(key, reading);
  reading.catch(() => state.read.delete(key));
  const [oldest] = state.read.keys();
  if (state.read.size > REMEMBERED && oldest !== undefined) state.read.delete(oldest);
  return reading;
}

async function read(topic: string, id: number): Promise<LiveMessage | null> {
  const { rows } = await getPool().query<{ data: unknown; userIds: number[] }>({ ...READ, values: [id, topic] });
  const row = rows[0];
  return row ? { text: JSON.stringify({ topic, event: MESSAGE_EVENT, data: row.data }), userIds: row.userIds } : null;
}

export interface TopicsWithMessagesInput {
  topics: readonly string[];
  since: Date;
  /** null for a guest. */
  viewerId: number | null;
}

/** Which of these topics had something said to this viewer since then, as far back as messages are kept. */
export async function listTopicsWithMessages({ topics, since, viewerId }: TopicsWithMessagesInput): Promise<string[]> {
  if (topics.length === 0) return [];
  const { rows } = await getPool().query<{ topic: string }>({
    name: 'live-missed',
    text: `SELECT DISTINCT topic FROM live_messages WHERE topic = ANY($1) AND created_at > $2 AND (user_ids = '{}' OR $3 = ANY(user_ids)) ORDER BY topic`,
    values: [topics, since, viewerId],
  });
  return rows.map(({ topic }) => topic);
}

async function removeOld(): Promise<void> {
  const state = getState();
  if (performance.now() - state.cleanedAt < CLEAN_EVERY_MS) return;
  state.cleanedAt = performance.now();
  await getPool().query(`DELETE FROM live_messages WHERE created_at < now() - make_interval(secs => $1)`, [KEPT_MS / 1000]);
}
