import type { Viewer } from '@/lib/auth/viewer';

export const roles = ['member', 'moderator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Roles are tiers: an admin is a moderator, a moderator is a member. A guest has none. */
export function hasRole<Person extends Pick<Viewer, 'role'>>(viewer: Person | null, role: Role): viewer is Person {
  return viewer !== null && roles.indexOf(viewer.role) >= roles.indexOf(role);
}
