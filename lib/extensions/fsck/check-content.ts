import { getPool } from '@/lib/db/pool';
import type { Problem } from './problem';

/** Each answers rows `subject, message`. */
const CHECKS: Readonly<Record<string, string>> = {
  reply_count_differs: `
    SELECT format('post %s', p.id) AS subject, format('Post %s says that it has %s replies; it has %s.', p.id, p.reply_count, count(r.id)) AS message
    FROM posts p LEFT JOIN replies r ON r.post_id = p.id AND r.deleted_at IS NULL GROUP BY p.id HAVING p.reply_count <> count(r.id)`,
  last_reply_differs: `
    SELECT format('post %s', p.id) AS subject, format('Post %s names another last reply than the one it has.', p.id) AS message
    FROM posts p LEFT JOIN LATERAL (
      SELECT r.created_at, r.user_id FROM replies r WHERE r.post_id = p.id AND r.deleted_at IS NULL ORDER BY r.id DESC LIMIT 1
    ) last ON true
    WHERE (p.last_reply_at, p.last_reply_user_id) IS DISTINCT FROM (last.created_at, last.user_id)`,
  reply_answers_elsewhere: `
    SELECT format('reply %s', r.id) AS subject, format('Reply %s answers reply %s of another post.', r.id, r.parent_id) AS message
    FROM replies r JOIN replies parent ON parent.id = r.parent_id WHERE parent.post_id <> r.post_id`,
  attachment_without_content: `
    SELECT format('attachment %s', a.id) AS subject, format('Attachment %s (%s of %s) belongs to %s %s, which is not there.', a.id, a.kind, a.slug, a.entity, a.entity_id) AS message
    FROM attachments a WHERE NOT CASE a.entity
      WHEN 'post' THEN EXISTS (SELECT FROM posts WHERE id = a.entity_id)
      WHEN 'reply' THEN EXISTS (SELECT FROM replies WHERE id = a.entity_id)
      ELSE EXISTS (SELECT FROM users WHERE id = a.entity_id) END`,
  numbers_run_out: `
    SELECT n.name AS subject, format('The next of %s would get a number that is taken.', n.name) AS message
    FROM (SELECT 'posts' AS name, (SELECT max(id) FROM posts) AS taken, pg_sequence_last_value(pg_get_serial_sequence('posts', 'id')) AS given
      UNION ALL SELECT 'replies', (SELECT max(id) FROM replies), pg_sequence_last_value(pg_get_serial_sequence('replies', 'id'))
      UNION ALL SELECT 'users', (SELECT max(id) FROM users), pg_sequence_last_value(pg_get_serial_sequence('users', 'id'))) n
    WHERE n.taken > coalesce(n.given, 0)`,
};

/** Posts and replies: what is counted is there, and what hangs on something hangs on what is there. */
export async function checkContent(): Promise<Problem[]> {
  const found = await Promise.all(Object.entries(CHECKS).map(async ([kind, text]) => {
    const { rows } = await getPool().query<{ subject: string; message: string }>(`${text} ORDER BY 1`);
    return rows.map((row): Problem => ({ kind, ...row }));
  }));
  return found.flat();
}
