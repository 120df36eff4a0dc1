/* Compiled by browser.test.ts, never run: what authors may write, and what the types refuse. */
import type { ComponentType } from 'react';
import type { NexusBrowserApi, RouteProps } from '../browser';

export function register(Nexus: NexusBrowserApi, Poll: ComponentType<{ post_id: number }>): void {
  Nexus.registerSlot({ slug: 'polls', slot: 'post_footer', component: Poll });
  Nexus.registerSlot({
    slug: 'polls',
    slot: 'profile_sidebar',
    component: ({ username, current_user }) => (username === current_user?.username ? 'you' : null),
    priority: 10,
  });
  Nexus.registerSlot({
    slug: 'polls',
    slot: 'compose_attachments',
    component: ({ attachments, setAttachments, set_attachments }) => {
      setAttachments((current) => current.filter(({ kind }) => kind !== 'poll'));
      set_attachments([]);
      return attachments.length;
    },
  });
  const Page = ({ id, navigate, currentUser }: RouteProps<{ id: string }>) => {
    if (!currentUser) navigate('/login');
    return id.toUpperCase();
  };
  Nexus.registerRoute('polls', '/polls/:id', Page, { title: 'Poll' });
  Nexus.registerRoute('polls', '/', () => null);
  Nexus.registerAdminPanel('polls', { label: 'Polls', component: () => null });
  Nexus.registerExploreItem({ slug: 'polls', label: 'Polls' });
  Nexus.registerRightWidget({
    slug: 'polls', id: 'w', label: 'W', scope: { corePages: ['feed'] },
    component: ({ pageProps }) => pageProps.username ?? pageProps.id ?? null,
  });
  Nexus.registerToolbarButton({
    slug: 'polls', id: 'b', icon: 'fa-solid fa-flask', tip: 'Poll',
    onClick: ({ attach, context }) => attach({ kind: 'poll', data: { context } }),
  });
  Nexus.registerProfileTab({ slug: 'polls', id: 't', component: ({ username }) => username });
  Nexus.registerUserAction({ id: 'u', label: 'U', onClick: ({ user, closeCard }) => user.id && closeCard() });
  Nexus.registerAccountAction({ id: 'a', label: 'A', onClick: ({ close }) => close() });
  Nexus.registerPostAction({
    id: 'p', label: 'P',
    visible: ({ post, currentUser }) => post.user.id === currentUser?.id,
    onClick: ({ post, closeMenu }) => post.title && closeMenu(),
  });
  Nexus.registerNotificationType('closed', {
    renderBody: (n) => n.data.ext_slug,
    onClick: ({ n, navigate }) => navigate(`/post/${n.post_id}`),
  });
  Nexus.registerFollowingTab({ key: 'polls', label: 'Polls', component: () => null });
  Nexus.registerModerationSection({
    slug: 'polls', label: 'Polls', reports: { badge: () => 1, component: ({ context }) => context },
  });
  const stop: () => void = Nexus.live.subscribe('polls', 'poll:1', (data: unknown) => data);
  stop();
  window.NexusExtensions.navigate(Nexus.routeUrl('/polls/:id', { id: 1 }));
  window.ReactDOM.createRoot(document.body).render(window.React.createElement(window.NexusComponents.Md, { text: '' }));
  window.ReactDOM.createPortal(null, document.body);
}

export async function upload(Nexus: NexusBrowserApi, file: File): Promise<string> {
  const result = await Nexus.uploadFile(file, { slug: 'polls', type: 'cover', recordId: 1, allowedMime: ['image/png'] });
  return result.error === undefined ? result.url : result.error;
}

export function mistakes(Nexus: NexusBrowserApi): void {
  // @ts-expect-error there is no such slot
  Nexus.registerSlot({ slug: 'polls', slot: 'header', component: () => null });
  // @ts-expect-error a post footer has no username
  Nexus.registerSlot({ slug: 'polls', slot: 'post_footer', component: ({ username }: { username: string }) => username });
  // @ts-expect-error an Explore entry needs a label
  Nexus.registerExploreItem({ slug: 'polls' });
  // @ts-expect-error there is no such page
  Nexus.registerRightWidget({ slug: 'polls', id: 'w', label: 'W', component: () => null, scope: { corePages: ['home'] } });
  // @ts-expect-error a guest is null
  Nexus.navigate(Nexus.currentUser.username);
  // @ts-expect-error nothing may be put in its place
  Nexus.currentUser = null;
}
