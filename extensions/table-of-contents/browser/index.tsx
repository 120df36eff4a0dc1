import { Overlay } from './overlay';
import { openOverlay } from './overlay-store';
import { countHeadings } from './count-headings';
import { OutlineWidget } from './outline-widget';
import { ReadingTime } from './reading-time';
import { SLUG } from './slug';

window.Nexus.registerRightWidget({ slug: SLUG, id: 'table-of-contents', label: 'Table of contents', component: OutlineWidget });

window.Nexus.registerSlot({
  slug: SLUG,
  slot: 'post_footer',
  // The overlay lives where the forum can take it away again.
  component: ({ post_id: postId }) => (
    <>
      <ReadingTime postId={postId} />
      <Overlay postId={postId} />
    </>
  ),
});

window.Nexus.registerPostAction({
  slug: SLUG,
  id: 'table-of-contents',
  label: 'Table of contents',
  icon: 'fa-list-ul',
  visible: ({ post }) => countHeadings(post.body) >= 2,
  onClick: ({ post }) => openOverlay(post.id),
});
