/** `currentUser` as bundles see it. */
export interface ExtensionUser {
  id: number;
  username: string;
  avatar_url: string | null;
  role: 'member' | 'moderator' | 'admin';
}

/** The viewer in the shape of the browser contract; null for a guest. */
export function toExtensionUser(viewer: { id: number; username: string; avatarUrl: string | null; role: ExtensionUser['role'] } | null): ExtensionUser | null {
  return viewer && { id: viewer.id, username: viewer.username, avatar_url: viewer.avatarUrl, role: viewer.role };
}
