import { z } from 'zod';
import { checkGate } from '../gates/check-gate';
import { HostCallError } from '../runner/host-call-error';
import { defineMember, idArg } from './define-member';

// The child sends the id alone: who that is, the forum knows better.
const gateArgs = z.tuple([z.string().max(64), idArg.nullable()]);

/** `nexus.permissions.check(key, user)`. */
const check = defineMember({ args: gateArgs, run: async ({ slug }, [key, userId]) => (await checkGate({ slug, key, userId })).passes });

/** `nexus.permissions.require(key, user)`. @throws HttpError 401 or 403, in the extension */
const require = defineMember({
  args: gateArgs,
  run: async ({ slug }, [key, userId]) => {
    const { refusal } = await checkGate({ slug, key, userId });
    if (refusal) throw new HostCallError('HttpError', refusal.message, 'not_permitted', { status: refusal.status, permission: key });
    return null;
  },
});

/** The gates that the manifest declares. */
export const permissionMembers = { 'permissions.check': check, 'permissions.require': require };
