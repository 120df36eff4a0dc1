import { defineExtension } from '@nexus/sdk';
import { persistPoll } from './persist-poll';
import { addPollRoutes } from './polls/routes';
import { removePolls } from './polls/remove-polls';
import { renderPostFooter } from './slot/render-post-footer';
import { addVoteRoutes } from './votes/routes';

/** Polls: a table of contents. */
export const Polls = defineExtension({
  routes(router, nexus) {
    addPollRoutes(router, nexus);
    addVoteRoutes(router, nexus);
  },
  persistAttachment: (entity, entityId, attachment, nexus) => persistPoll(nexus, { entity, entityId, attachment }),
  async handleEvent(event, payload, _settings, nexus, _envelope) {
    if (event === 'post_deleted') await removePolls(nexus, payload.post_id);
  },
  slots: {
    post_footer: ({ post_id: postId }, viewer, nexus) => renderPostFooter(nexus, { postId, viewer }),
  },
});
