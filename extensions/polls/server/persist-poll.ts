import type { AttachmentEntity, PersistedAttachment } from '@nexus/sdk';
import { findPollProblems, hasProblems, tidyPoll } from '../common/check-poll';
import type { PollInput } from '../common/poll';
import { removePolls } from './polls/remove-polls';
import { pollInput } from './polls/schemas';
import { findPollAuthor } from './polls/settle-author';
import { readSettings, type Forum } from './settings';

export interface PersistPollInput {
  entity: AttachmentEntity;
  entityId: number;
  attachment: PersistedAttachment;
}

/**
 * Keeps the poll that came with a post. Repeating it changes nothing: an attachment is one poll.
 * @throws Error saying what is wrong with it; the forum keeps the data and tells the author
 */
export async function persistPoll(forum: Forum, { entity, entityId, attachment }: PersistPollInput): Promise<void> {
  if (entity !== 'post') throw new Error('Polls belong to posts.');
  const { max_options: maxOptions } = await readSettings(forum);
  const poll = parsePoll(attachment.data, maxOptions);
  const authorId = await findPollAuthor(forum, entityId);
  await forum.db.query(
    `WITH poll AS (
       INSERT INTO polls (attachment_id, post_id, author_id, question, max_choices, is_secret, closes_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (attachment_id) DO NOTHING RETURNING id
     )
     INSERT INTO options (poll_id, place, label)
     SELECT poll.id, given.place, given.label FROM poll, unnest($8::text[]) WITH ORDINALITY AS given(label, place)`,
    [attachment.id, entityId, authorId, poll.question, poll.max_choices, poll.secret, poll.closes_at, poll.options],
  );
  // Deleted in between: its event may have come before there was anything to remove.
  if (authorId !== null && !(await forum.posts.canView(entityId))) await removePolls(forum, entityId);
}

function parsePoll(data: unknown, maxOptions: number): PollInput {
  const parsed = pollInput.safeParse(data);
  if (!parsed.success) throw new Error(`This is no poll: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  // A poll may arrive late: one whose date has passed meanwhile is a closed poll, not a lost one.
  const problems = findPollProblems(parsed.data, { maxOptions, now: null });
  if (hasProblems(problems)) throw new Error(`This poll cannot be kept: ${JSON.stringify(problems)}`);
  return tidyPoll(parsed.data);
}
