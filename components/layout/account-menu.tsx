'use client';
import { Avatar } from '@/components/ui/avatar';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { Viewer } from '@/lib/auth/viewer';
import { submitLogOut } from './log-out';
import { themeOptions, useTheme } from './use-theme';

/** The viewer's avatar and what is theirs behind it. The navigation holds the same for those without scripts. */
export function AccountMenu({ viewer }: { viewer: Viewer }) {
  const { theme, setTheme } = useTheme();
  return (
    <Menu
      trigger={
        <button type="button" className="account-button js-only" aria-label={`Account of ${viewer.name || viewer.username}`}>
          <Avatar user={viewer} size={32} />
        </button>
      }
    >
      <MenuItem href={`/profile/${viewer.username}`} leading={<Avatar user={viewer} size={32} />}>
        <span className="account-name">{viewer.name || viewer.username}</span>
        <span className="account-username">@{viewer.username}</span>
      </MenuItem>
      <MenuSeparator />
      <MenuItem href={`/profile/${viewer.username}`} icon="user">Profile</MenuItem>
      <MenuItem href="/settings/security" icon="smartphone">Sessions</MenuItem>
      {viewer.role === 'admin' && <MenuItem href="/admin" icon="shield">Administration</MenuItem>}
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} onChange={setTheme} options={themeOptions} />
      <MenuSeparator />
      <MenuItem icon="log-out" onSelect={submitLogOut}>Log out</MenuItem>
    </Menu>
  );
}
