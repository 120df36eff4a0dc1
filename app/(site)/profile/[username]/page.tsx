import { ExtensionsFor } from '@/components/extensions/extensions-for';
import { RightWidgets } from '@/components/extensions/right-widgets';
import { Slot } from '@/components/extensions/slot';
import { Columns } from '@/components/layout/columns';
import { SiteNotFound } from '@/components/layout/site-not-found';
import { PostList } from '@/components/posts/post-list';
import { ProfileHeader } from '@/components/users/profile-header';
import { EmptyState } from '@/components/ui/empty-state';
import { getViewer } from '@/lib/auth/get-viewer';
import { toExtensionUser } from '@/lib/extensions/browser/extension-user';
import { renderSlots } from '@/lib/extensions/slots/render-slots';
import { metadataOrMissing, orMissing } from '@/lib/pages/or-missing';
import { orNotFound } from '@/lib/pages/or-not-found';
import { readProfile } from '@/lib/pages/read';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';
import { listPosts } from '@/lib/posts/list-posts';

interface ProfilePageProps {
  params: Promise<{ username: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = metadataOrMissing(async ({ params }: ProfilePageProps) => {
  const { name, username } = await readProfile((await params).username);
  return { title: name || username };
});

async function ProfilePage({ params, searchParams }: ProfilePageProps) {
  const viewer = await getViewer();
  const profile = await readProfile((await params).username);
  const cursor = await searchParam(searchParams, 'cursor');
  const [page, sidebar] = await Promise.all([
    orNotFound(listPosts(viewer, { cursor, userId: profile.id })),
    renderSlots({ name: 'profile_sidebar', props: { username: profile.username }, viewer }),
  ]);
  const path = `/profile/${profile.username}`;
  return (
    <Columns right={<RightWidgets pageProps={{ username: profile.username }} />}>
      <ExtensionsFor path={path} />
      <ProfileHeader profile={profile} />
      <Slot name="profile_sidebar" props={{ username: profile.username, current_user: toExtensionUser(viewer) }} first={sidebar} />
      <h2 className="section-title">Posts</h2>
      <PostList page={page} path={path} isFirstPage={cursor === undefined} empty={<EmptyState icon="compose" title="No posts yet" />} />
    </Columns>
  );
}

export default orMissing(ProfilePage, SiteNotFound);
