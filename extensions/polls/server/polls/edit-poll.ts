import { HttpError, type Queryable, type Viewer } from '@nexus/sdk';
import { findPollProblems, hasProblems, tidyPoll } from '../../common/check-poll';
import type { PollInput } from '../../common/poll';
import { announceChange } from '../announce-change';
import { readSettings, type Forum } from '../settings';
import { getPoll, readAgain, type VisiblePoll } from './get-poll';

/**
 * Changes a poll as long as nobody has voted in it.
 * @throws HttpError 404, 401 or 403 (its author only), 422 with the problems by field, 409 closed or voted in
 */
export async function editPoll(forum: Forum, { id, viewer, input }: { id: number; viewer: Viewer | null; input: PollInput }): Promise<VisiblePoll> {
  const poll = await getPoll(forum, { id, viewer });
  await forum.permissions.require('can_create_poll', viewer);
  if (viewer?.id !== poll.row.author_id) throw new HttpError(403, 'Only its author can edit a poll.');
  const { max_options: maxOptions } = await readSettings(forum);
  const problems = findPollProblems(input, { maxOptions: Math.max(maxOptions, poll.row.options.length), now: new Date() });
  if (hasProblems(problems)) throw new HttpError(422, { fields: problems });
  await forum.db.transaction((tx) => replace(tx, id, tidyPoll(input)));
  await announceChange(forum, poll.row);
  return readAgain(forum, poll);
}

async function replace(tx: Queryable, id: number, { question, options, max_choices, secret, closes_at }: PollInput): Promise<void> {
  // Waits for votes that are being cast. The next statement sees them; one of its own would still look at what was before.
  const open = await tx.query('SELECT id FROM polls WHERE id = $1 AND closed_at IS NULL AND (closes_at IS NULL OR closes_at > clock_timestamp()) FOR UPDATE', [id]);
  if (open.rowCount === 0) throw new HttpError(409, 'The poll is closed: it cannot be edited any more.');
  const changed = await tx.query(
    `UPDATE polls SET question = $2, max_choices = $3, is_secret = $4, closes_at = $5, revision = revision + 1
     WHERE id = $1 AND NOT EXISTS (SELECT FROM votes v WHERE v.poll_id = $1)`,
    [id, question, max_choices, secret, closes_at],
  );
  if (changed.rowCount === 0) throw new HttpError(409, 'Somebody has voted: the poll cannot be edited any more.');
  await tx.query('DELETE FROM options WHERE poll_id = $1', [id]);
  await tx.query(
    'INSERT INTO options (poll_id, place, label) SELECT $1::int, given.place, given.label FROM unnest($2::text[]) WITH ORDINALITY AS given(label, place)',
    [id, options],
  );
}
