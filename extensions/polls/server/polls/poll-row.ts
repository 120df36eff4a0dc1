import type { Queryable, Viewer } from '@nexus/sdk';

/** One option as the database answers it. */
export interface OptionRow {
  id: number;
  label: string;
  votes: number;
  mine: boolean;
}

/** A poll as the database answers it, everything in it: `showPoll` decides what of it a person gets. */
export interface PollRow {
  id: number;
  post_id: number;
  author_id: number | null;
  question: string;
  max_choices: number;
  is_secret: boolean;
  closes_at: string | null;
  is_closed: boolean;
  /** When it was closed or its date passed; null while it is open. */
  ended_at: string | null;
  revision: number;
  state_key: string;
  votes_key: string;
  voters: number;
  options: OptionRow[];
}

// $1 is who looks: 0 for a guest, which nobody's id is. Votes are counted in one pass, by what they are for.
const SELECT = `
  SELECT p.id, p.post_id, p.author_id, p.question, p.max_choices, p.is_secret, p.closes_at, p.revision, p.state_key, p.votes_key,
    LEAST(p.closed_at, CASE WHEN p.closes_at <= clock_timestamp() THEN p.closes_at END) AS ended_at,
    p.closed_at IS NOT NULL OR (p.closes_at IS NOT NULL AND p.closes_at <= clock_timestamp()) AS is_closed,
    counted.voters, counted.options
  FROM polls p CROSS JOIN LATERAL (
    WITH alike AS MATERIALIZED (SELECT v.option_ids, count(*) AS votes FROM votes v WHERE v.poll_id = p.id GROUP BY v.option_ids)
    SELECT (SELECT COALESCE(sum(a.votes), 0) FROM alike a)::int AS voters, jsonb_agg(jsonb_build_object(
        'id', o.id, 'label', o.label,
        'votes', (SELECT COALESCE(sum(a.votes), 0) FROM alike a WHERE o.id = ANY (a.option_ids)),
        'mine', COALESCE(o.id = ANY (own.option_ids), false)
      ) ORDER BY o.place) AS options
    FROM options o LEFT JOIN votes own ON own.poll_id = p.id AND own.user_id = $1
    WHERE o.poll_id = p.id
  ) AS counted`;

const idOf = (viewer: Viewer | null) => viewer?.id ?? 0;

/** @returns null where there is none */
export async function findPollRow(db: Queryable, { id, viewer }: { id: number; viewer: Viewer | null }): Promise<PollRow | null> {
  const { rows } = await db.query<PollRow>(`${SELECT} WHERE p.id = $2`, [idOf(viewer), id]);
  return rows[0] ?? null;
}

/** The polls of a post, in the order in which they were attached. */
export async function listPollRows(db: Queryable, { postId, viewer }: { postId: number; viewer: Viewer | null }): Promise<PollRow[]> {
  const { rows } = await db.query<PollRow>(`${SELECT} WHERE p.post_id = $2 ORDER BY p.attachment_id`, [idOf(viewer), postId]);
  return rows;
}
