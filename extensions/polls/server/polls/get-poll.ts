import { HttpError, type Viewer } from '@nexus/sdk';
import type { Forum } from '../settings';
import { findPollRow, listPollRows, type PollRow } from './poll-row';
import { readRights, type Rights } from './rights';
import { findPollAuthor, PollNotAllowedError } from './settle-author';

/** A poll that somebody may see, with what they may do. */
export interface VisiblePoll {
  row: PollRow;
  rights: Rights;
  viewer: Viewer | null;
}

const notFound = () => new HttpError(404, 'There is no such poll.');

/** @throws HttpError 404, the same for a poll that is not there and for one whose post this person may not see */
export async function getPoll(forum: Forum, { id, viewer }: { id: number; viewer: Viewer | null }): Promise<VisiblePoll> {
  const row = await findPollRow(forum.db, { id, viewer });
  const [poll] = row ? await onlyVisible(forum, [row], viewer) : [];
  if (!poll) throw notFound();
  return poll;
}

/** The same poll after this person has changed it. Who may see it and do what was asked a moment ago. @throws HttpError 404 */
export async function readAgain(forum: Forum, poll: VisiblePoll): Promise<VisiblePoll> {
  const row = await findPollRow(forum.db, { id: poll.row.id, viewer: poll.viewer });
  if (!row) throw notFound();
  return { ...poll, row: { ...row, author_id: poll.row.author_id } };
}

/** The polls of a post. @throws HttpError 404 where this person may not see the post */
export async function listPolls(forum: Forum, { postId, viewer }: { postId: number; viewer: Viewer | null }): Promise<VisiblePoll[]> {
  const isVisible = forum.posts.canView(postId);
  const [polls] = await Promise.all([listPollRows(forum.db, { postId, viewer }).then((rows) => onlyVisible(forum, rows, viewer, isVisible)), isVisible]);
  if (!(await isVisible)) throw new HttpError(404, 'There is no such post.');
  return polls;
}

/** Those of one post's polls that this person may see. All is asked at once: a page waits for it. */
export async function onlyVisible(forum: Forum, found: readonly PollRow[], viewer: Viewer | null, canView?: Promise<boolean>): Promise<VisiblePoll[]> {
  const [first] = found;
  if (!first) return [];
  const [isVisible, rows, rights] = await Promise.all([canView ?? forum.posts.canView(first.post_id), Promise.all(found.map((row) => settle(forum, row))), readRights(forum, viewer)]);
  return isVisible ? rows.filter((row) => row !== null).map((row) => ({ row, rights, viewer })) : [];
}

/** A poll whose author is known; null for one that its author was not allowed to add. */
async function settle(forum: Forum, row: PollRow): Promise<PollRow | null> {
  if (row.author_id !== null) return row;
  try {
    const authorId = await findPollAuthor(forum, row.post_id);
    if (authorId === null) return null;
    await forum.db.query('UPDATE polls SET author_id = $2 WHERE id = $1', [row.id, authorId]);
    return { ...row, author_id: authorId };
  } catch (error) {
    if (error instanceof PollNotAllowedError) return null;
    throw error;
  }
}
