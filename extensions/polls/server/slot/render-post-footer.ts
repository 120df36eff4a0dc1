import type { Viewer } from '@nexus/sdk';
import { findPollsForPage } from '../polls/get-poll';
import { showPoll } from '../polls/show-poll';
import type { Forum } from '../settings';
import { readVoters } from '../votes/list-voters';
import { renderPoll } from './render-poll';

/** The polls of a post as HTML; null where there are none, or the post is hidden from this person. */
export async function renderPostFooter(forum: Forum, { postId, viewer }: { postId: number; viewer: Viewer | null }): Promise<string | null> {
  const polls = await findPollsForPage(forum, { postId, viewer });
  if (polls.length === 0) return null;
  const rendered = polls.map(async (poll) => renderPoll({ poll: showPoll(poll), isGuest: viewer === null, voters: await readVoters(forum, poll) }));
  return (await Promise.all(rendered)).join('');
}
