import type { Router } from '@nexus/sdk';
import { byId, onePoll } from '../polls/schemas';
import { showPoll } from '../polls/show-poll';
import type { Forum } from '../settings';
import { castVote } from './cast-vote';
import { listVoters } from './list-voters';
import { voteInput, voterLists, votersQuery } from './schemas';
import { withdrawVote } from './withdraw-vote';

export function addVoteRoutes(router: Router, forum: Forum): void {
  router.put('/polls/:id/vote', { params: byId, body: voteInput, response: onePoll }, async ({ params, body, user }) => {
    return { poll: showPoll(await castVote(forum, { pollId: params.id, viewer: user, optionIds: body.options })) };
  });

  router.delete('/polls/:id/vote', { params: byId, response: onePoll }, async ({ params, user }) => {
    return { poll: showPoll(await withdrawVote(forum, { pollId: params.id, viewer: user })) };
  });

  router.get('/polls/:id/voters', { params: byId, query: votersQuery, response: voterLists }, async ({ params, query, user }) => {
    return { options: await listVoters(forum, { pollId: params.id, viewer: user, optionId: query.option_id, cursor: query.cursor }) };
  });
}
