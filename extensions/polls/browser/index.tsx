import { ComposePolls } from './compose/compose-polls';
import { openNewPoll } from './compose/composer-store';
import { Polls } from './poll/polls';
import { SLUG } from './slug';

window.Nexus.registerSlot({ slug: SLUG, slot: 'post_footer', component: Polls, priority: 10 });
window.Nexus.registerSlot({ slug: SLUG, slot: 'compose_attachments', component: ComposePolls });

window.Nexus.registerToolbarButton({
  slug: SLUG,
  id: 'poll',
  icon: 'fa-solid fa-square-poll-horizontal',
  tip: 'Poll',
  scope: 'posts',
  onClick: ({ attach }) => {
    if (!openNewPoll(attach)) window.NexusComponents.toast('Polls cannot be added here.', 'warn');
  },
});
