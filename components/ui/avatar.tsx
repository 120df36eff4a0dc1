import { hueOf, initialsOf } from './avatar-look';
import { classNames } from './class-names';

export interface AvatarProps {
  user: { username: string; name?: string | null; avatarUrl?: string | null };
  /** Pixels. */
  size?: 20 | 24 | 28 | 32 | 40 | 48 | 64 | 96 | (number & {});
  /** Where no name stands beside it; otherwise the avatar is decoration. */
  label?: string;
  className?: string;
}

/** A member's picture; their initials on a colour of their own lie under it, and show when there is none or it does not load. */
export function Avatar({ user, size = 32, label, className }: AvatarProps) {
  const style = { '--av-size': `${size}px`, '--av-hue': hueOf(user.username) };
  return (
    // The initials are drawn by the stylesheet: they are a picture, and no part of what a button around it is called.
    <span className={classNames('av-circle', className)} style={style} data-initials={initialsOf(user.name || user.username)} role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : true}>
      {user.avatarUrl && <img src={user.avatarUrl} alt="" width={size} height={size} loading="lazy" decoding="async" />}
    </span>
  );
}
