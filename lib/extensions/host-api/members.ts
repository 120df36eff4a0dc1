import { dbMembers } from './db';
import { kvMembers } from './kv';
import { liveMembers } from './live';
import type { HostMember } from './members-types';
import { permissionMembers } from './permissions';
import { postMembers } from './posts';
import { replyMembers } from './replies';
import { settingsMembers } from './settings';
import { spaceMembers } from './spaces';
import { userMembers } from './users';

/**
 * Every member of `nexus` that the forum answers, by the name under which a runner asks for it. `nexus.self` and
 * `nexus.log` never ask: the runner was told who it is when it started, and its log lines are frames of their own.
 */
export const hostMembers = {
  ...dbMembers,
  ...kvMembers,
  ...settingsMembers,
  ...permissionMembers,
  ...postMembers,
  ...replyMembers,
  ...userMembers,
  ...spaceMembers,
  ...liveMembers,
} as const satisfies Record<string, HostMember>;

/** The member of this name. Own ones only: `constructor` is none. */
export function findMember(name: string): HostMember | null {
  const members: Readonly<Record<string, HostMember>> = hostMembers;
  return Object.hasOwn(members, name) ? (members[name] ?? null) : null;
}
