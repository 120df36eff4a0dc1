import type { Router } from '@nexus/sdk';
import { readSettings, type Forum } from '../settings';
import { closePoll } from './close-poll';
import { editPoll } from './edit-poll';
import { getPoll, listPolls } from './get-poll';
import { byId, byPost, composerView, manyPolls, onePoll, pollInput } from './schemas';
import { showPoll } from './show-poll';

export function addPollRoutes(router: Router, forum: Forum): void {
  router.get('/composer', { response: composerView }, async ({ user }) => {
    const [settings, canCreate] = await Promise.all([readSettings(forum), user !== null && forum.permissions.check('can_create_poll', user)]);
    return { can_create: canCreate, max_options: settings.max_options, suggest_secret: settings.suggest_secret };
  });

  router.get('/polls', { query: byPost, response: manyPolls }, async ({ query, user }) => {
    const polls = await listPolls(forum, { postId: query.post_id, viewer: user });
    return { polls: polls.map(showPoll) };
  });

  router.get('/polls/:id', { params: byId, response: onePoll }, async ({ params, user }) => {
    return { poll: showPoll(await getPoll(forum, { id: params.id, viewer: user })) };
  });

  router.put('/polls/:id', { params: byId, body: pollInput, response: onePoll }, async ({ params, body, user }) => {
    return { poll: showPoll(await editPoll(forum, { id: params.id, viewer: user, input: body })) };
  });

  router.post('/polls/:id/close', { params: byId, response: onePoll }, async ({ params, user }) => {
    return { poll: showPoll(await closePoll(forum, { id: params.id, viewer: user })) };
  });
}
