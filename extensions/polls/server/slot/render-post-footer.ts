import type { Viewer } from '@nexus/sdk';
import { onlyVisible } from '../polls/get-poll';
import { listPollRows } from '../polls/poll-row';
import { showPoll } from '../polls/show-poll';
import type { Forum } from '../settings';
import { findVoters } from '../votes/list-voters';
import { renderPoll } from './render-poll';

/**
 * The polls of a post as HTML; null where there are none, or the post is hidden from this person. The page waits a tenth of
 * a second for it: most posts have no poll, which is one question, and the rest is asked at once.
 */
export async function renderPostFooter(forum: Forum, { postId, viewer }: { postId: number; viewer: Viewer | null }): Promise<string | null> {
  const rows = await listPollRows(forum.db, { postId, viewer });
  if (rows.length === 0) return null;
  const [polls, voters] = await Promise.all([onlyVisible(forum, rows, viewer), Promise.all(rows.map(async (row) => ({ id: row.id, lists: row.voters > 0 ? await findVoters(forum, row) : [] })))]);
  const html = polls.map((poll) => {
    const view = showPoll(poll);
    const lists = view.can.view_voters ? voters.find(({ id }) => id === view.id)?.lists : [];
    return renderPoll({ poll: view, isGuest: viewer === null, voters: lists ?? [] });
  });
  return html.join('') || null;
}
