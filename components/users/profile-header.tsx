import { Avatar } from '@/components/ui/avatar';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import type { UserProfile } from '@/lib/users/types';

export function ProfileHeader({ profile }: { profile: UserProfile }) {
  return (
    <header className="profile-head">
      <Avatar user={profile} size={64} />
      <div className="min-w-0 flex-1">
        <h1 className="profile-name"><span dir="auto">{profile.name || profile.username}</span>{profile.role !== 'member' && <Pill icon="shield">{profile.role}</Pill>}</h1>
        <p className="text-14 text-t4">@{profile.username} · joined <Time date={profile.createdAt} /></p>
        {profile.bio && <p className="profile-bio" dir="auto">{profile.bio}</p>}
        <dl className="profile-counts">
          <div><dt>Posts</dt><dd>{profile.postCount}</dd></div>
          <div><dt>Replies</dt><dd>{profile.replyCount}</dd></div>
        </dl>
      </div>
    </header>
  );
}
