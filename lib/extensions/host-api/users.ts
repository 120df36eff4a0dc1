import { z } from 'zod';
import { isStorableText } from '@/lib/core/json-problem';
import { listEmails } from '@/lib/users/list-emails';
import { findUserByUsername, listUsers, listUsersById } from '@/lib/users/list-users';
import type { UserCard } from '@/lib/users/types';
import { DEFAULT_LIMIT, defineMember, optionsArg, pageShape, toPage } from './define-member';
import type { HostCall } from './members-types';
import { reshapeUser } from './reshape';

const MAX_IDS = 100;
const rowId = z.int().min(1).max(2_147_483_647);
const nameArg = z.string().max(100).refine(isStorableText, 'holds a character that cannot be stored');

/** `nexus.users.get(idOrUsername)`: null where there is none. */
const get = defineMember({
  args: z.tuple([z.union([rowId, nameArg], 'must be an id as a number or a username as text')]),
  capability: 'users:read',
  run: async (call, [who]) => {
    const user = typeof who === 'number' ? (await listUsersById([who]))[0] : await findUserByUsername(who);
    if (!user) return null;
    const [shown] = await describeUsers(call, [user]);
    return shown ?? null;
  },
});

/** `nexus.users.list({ids})` in that order, or `list({limit?, cursor?})` by username. */
const list = defineMember({
  args: z.tuple([optionsArg({ ...pageShape, ids: z.array(rowId).max(MAX_IDS) })]),
  capability: 'users:read',
  run: async (call, [options]) => {
    const { ids, limit = DEFAULT_LIMIT, cursor } = options ?? {};
    const page = ids ? { items: await listUsersById(ids), nextCursor: null } : await listUsers({ limit, cursor });
    return toPage({ ...page, items: await describeUsers(call, page.items) }, (user) => user);
  },
});

/** Mail addresses are read only for extensions that may know them. */
async function describeUsers({ capabilities }: HostCall, users: UserCard[]) {
  if (!capabilities.includes('users:email')) return users.map(reshapeUser);
  const emails = await listEmails(users.map(({ id }) => id));
  return users.map((user) => {
    const email = emails.get(user.id);
    return { ...reshapeUser(user), ...(email !== undefined && { email }) };
  });
}

/** Users. */
export const userMembers = { 'users.get': get, 'users.list': list };
