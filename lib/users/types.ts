import type { Role } from '@/lib/permissions/roles';

/** How a person appears beside what they wrote. */
export interface UserRef {
  id: number;
  username: string;
  name: string;
  avatarUrl: string | null;
  role: Role;
}

export interface UserCard extends UserRef {
  bio: string;
  createdAt: string;
}

export interface UserProfile extends UserCard {
  postCount: number;
  replyCount: number;
}
