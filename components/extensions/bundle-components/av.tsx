import { Avatar } from '@/components/ui/avatar';

export interface AvProps {
  user?: { username?: string; name?: string | null; avatar_url?: string | null } | null;
  size?: number;
}

/** A member's picture, from a user as /api/v1 serves it. */
export function Av({ user, size = 28 }: AvProps) {
  return <Avatar user={{ username: user?.username ?? '', name: user?.name, avatarUrl: user?.avatar_url }} size={size} />;
}
